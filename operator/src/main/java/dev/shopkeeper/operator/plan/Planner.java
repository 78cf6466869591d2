package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides what is done.
///
/// A stage opens when the one before is healthy. One that was opened before is kept as wanted
/// whatever becomes of the others. What is not this Shop's is never touched, and data is never
/// deleted.
public final class Planner {
  private final Shop shop;
  private final DesiredShop desired;
  private final Observed observed;
  private final List<Action> actions = new ArrayList<>();
  private final Map<StageName, Health> health = new EnumMap<>(StageName.class);

  private Planner(Shop shop, DesiredShop desired, Observed observed) {
    this.shop = shop;
    this.desired = desired;
    this.observed = observed;
  }

  public static Plan plan(Shop shop, DesiredShop desired, Observed observed) {
    var planner = new Planner(shop, desired, observed);
    planner.walk();
    if (!planner.isPaused()) {
      planner.prune();
    }
    return new Plan(planner.actions, planner.health);
  }

  private void walk() {
    Optional<StageName> closedBy = Optional.empty();
    for (Stage stage : desired.stages()) {
      Health now = closedBy.isEmpty() || isBegun(stage) ? keep(stage) : closed(closedBy.get());
      health.put(stage.name(), now);
      if (closedBy.isEmpty() && !now.isReady() && stage.name().isNeededToServe()) {
        closedBy = Optional.of(stage.name());
      }
    }
  }

  private boolean isBegun(Stage stage) {
    return stage.signs().stream().anyMatch(key -> is(key, Ownership.OURS));
  }

  private static Health closed(StageName by) {
    return Health.waiting(
        Reason.valueOf("WAITING_FOR_" + by.name()), "It waits for " + by.title() + ".");
  }

  private Health keep(Stage stage) {
    Optional<ObjectKey> foreign = first(stage, Ownership.FOREIGN);
    if (foreign.isPresent() && !isBegun(stage)) {
      return conflict(foreign.get());
    }
    List<Action> needed = isPaused() ? List.of() : needed(stage);
    actions.addAll(needed);
    Optional<ObjectKey> leaving = first(stage, Ownership.LEAVING);
    if (foreign.isPresent()) {
      return conflict(foreign.get());
    }
    if (stage.health() instanceof Health.Failed) {
      return stage.health();
    }
    if (leaving.isPresent()) {
      return Health.waiting(Reason.LEAVING, leaving.get() + " of before is still being removed.");
    }
    return needed.isEmpty() ? stage.health() : applying(needed);
  }

  /// Nothing is done then, and each stage is told as it is seen.
  private boolean isPaused() {
    return shop.getSpec().paused() == Pause.ALL;
  }

  private List<Action> needed(Stage stage) {
    var needed = new ArrayList<Action>();
    stage.reserved().forEach(volume -> needed.add(new Action.Reserve(volume)));
    stage.once().stream()
        .filter(object -> observed.find(ObjectKey.of(object)).isEmpty())
        .forEach(object -> needed.add(new Action.Create(object)));
    stage.wanted().stream()
        .filter(this::isToBeApplied)
        .forEach(object -> needed.add(applied(object)));
    stage.spent().stream()
        .filter(object -> is(ObjectKey.of(object), Ownership.OURS))
        .forEach(object -> needed.add(new Action.Delete(object)));
    return needed;
  }

  private Action applied(HasMetadata object) {
    return observed
        .find(ObjectKey.of(object))
        .flatMap(live -> ScaledReplicas.left(object, live))
        .<Action>map(left -> new Action.Yield(pinned(object), left))
        .orElseGet(() -> new Action.Apply(pinned(object)));
  }

  /// To the very object that was seen, so that another one of its name is never taken over.
  private HasMetadata pinned(HasMetadata object) {
    observed
        .find(ObjectKey.of(object))
        .ifPresent(live -> object.getMetadata().setUid(live.getMetadata().getUid()));
    return object;
  }

  private boolean isToBeApplied(HasMetadata object) {
    ObjectKey key = ObjectKey.of(object);
    return observed
        .find(key)
        .map(live -> is(key, Ownership.OURS) && Drift.exists(object, live))
        .orElse(true);
  }

  /// What this Shop made and no longer wants goes once the stage it belonged to is healthy.
  private void prune() {
    Set<ObjectKey> wanted =
        desired.stages().stream()
            .flatMap(stage -> Stream.concat(stage.wanted().stream(), stage.once().stream()))
            .map(ObjectKey::of)
            .collect(Collectors.toSet());
    observed.objects().values().stream()
        .filter(object -> !wanted.contains(ObjectKey.of(object)))
        .filter(object -> Ownership.isMadeBy(shop, object))
        .filter(object -> !Labels.isData(object))
        .filter(object -> component(object).map(this::isReady).orElse(false))
        .forEach(object -> actions.add(new Action.Delete(object)));
  }

  private boolean isReady(StageName stage) {
    return Objects.requireNonNull(health.get(stage)).isReady();
  }

  private static Optional<StageName> component(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(Labels.COMPONENT))
        .flatMap(label ->
            Stream.of(StageName.values())
                .filter(name -> name.name().equalsIgnoreCase(label))
                .findFirst());
  }

  private Optional<ObjectKey> first(Stage stage, Ownership ownership) {
    return stage.wanted().stream().map(ObjectKey::of).filter(key -> is(key, ownership)).findFirst();
  }

  private boolean is(ObjectKey key, Ownership ownership) {
    return observed.find(key).filter(o -> Ownership.of(shop, o) == ownership).isPresent();
  }

  private static Health conflict(ObjectKey key) {
    return Health.failed(
        Reason.CONFLICT,
        "%s exists and is not this Shop's. It is left alone. Remove or rename it, or give the Shop another name."
            .formatted(key));
  }

  private static Health applying(List<Action> actions) {
    String names =
        actions.stream().map(action -> action.key().toString()).collect(Collectors.joining(", "));
    return Health.waiting(Reason.APPLYING, "Being brought to what is wanted: " + names + ".");
  }
}
