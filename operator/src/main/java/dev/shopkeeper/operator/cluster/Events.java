package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.status.Announcement;
import dev.shopkeeper.operator.workload.Hash;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Events of Kubernetes, as `kubectl describe shop` shows them.
final class Events {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Events() {}

  /// The same news of the same Shop has the same name: it is told once, whoever tells it again.
  private static String name(Shop shop, Announcement announcement) {
    var metadata = shop.getMetadata();
    return shop.name()
        + "."
        + Hash.of(
            List.of(
                metadata.getUid(),
                metadata.getResourceVersion(),
                announcement.reason(),
                announcement.note()));
  }

  static Event of(Shop shop, Announcement announcement, String instance, Instant now) {
    return new EventBuilder()
        .withNewMetadata()
        .withName(name(shop, announcement))
        .withNamespace(shop.namespace())
        .endMetadata()
        .withEventTime(new MicroTime(MICROSECONDS.format(now)))
        .withReportingController("shopkeeper.dev/operator")
        .withReportingInstance(instance)
        .withAction("Reconcile")
        .withType(announcement.warning() ? "Warning" : "Normal")
        .withReason(announcement.reason())
        .withNote(announcement.note())
        .withNewRegarding()
        .withApiVersion(HasMetadata.getApiVersion(Shop.class))
        .withKind(HasMetadata.getKind(Shop.class))
        .withName(shop.name())
        .withNamespace(shop.namespace())
        .withUid(shop.getMetadata().getUid())
        .endRegarding()
        .build();
  }
}
