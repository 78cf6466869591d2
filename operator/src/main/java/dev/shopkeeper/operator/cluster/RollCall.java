package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.Shop;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceAction;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Calls the Shop that bears the name of a deleted one.
///
/// When the SDK is through with a deletion it forgets all that it was told of the name, another
/// Shop that was made meanwhile included, and hears of none of its objects either: nobody would
/// look at that Shop until somebody edits it.
final class RollCall extends AbstractEventSource<Shop, Shop> {
  /// Longer than the SDK takes to forget, which it does next.
  private static final Duration MOMENT = Duration.ofMillis(500);

  private final Cache<Shop> shops;

  /// What is asked of it once it has stopped is left.
  private final ScheduledExecutorService later =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofVirtual().factory(), new ThreadPoolExecutor.DiscardPolicy());

  RollCall(Cache<Shop> shops) {
    super(Shop.class, "roll call");
    this.shops = shops;
  }

  void callAfterDeletion(ResourceID name) {
    var _ = later.schedule(() -> call(name), MOMENT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// As if it had changed: of what is no change of a Shop, a forgotten name hears nothing.
  private void call(ResourceID name) {
    shops
        .get(name)
        .ifPresent(shop ->
            getEventHandler().handleEvent(new ResourceEvent(ResourceAction.UPDATED, name, shop)));
  }

  @Override
  public Set<Shop> getSecondaryResources(Shop shop) {
    return Set.of();
  }

  @Override
  public void stop() {
    later.shutdownNow();
    super.stop();
  }
}
