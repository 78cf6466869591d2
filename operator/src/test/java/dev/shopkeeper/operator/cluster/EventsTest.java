package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.status.Announcement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Announcement NEWS = new Announcement(true, "Conflict", "Ready=False: No.");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /// The API server keeps one of a name, so that the same news is told once.
  @Test
  void haveOneNameForOnePieceOfNewsWhoeverTellsItAndWhen() {
    String name = name(shop("7"), NEWS, "one", NOW);

    assertThat(name).matches("acme\\.[0-9a-f]{8}");
    assertThat(name(shop("7"), NEWS, "two", NOW.plusSeconds(60))).isEqualTo(name);
    assertThat(name(shop("8"), NEWS, "one", NOW)).as("it came back").isNotEqualTo(name);
    assertThat(name(shop("7"), new Announcement(true, "Conflict", "Other."), "one", NOW))
        .isNotEqualTo(name);
  }

  private static String name(Shop shop, Announcement news, String instance, Instant now) {
    return Events.of(shop, news, instance, now).getMetadata().getName();
  }

  private static Shop shop(String version) {
    var shop = new Shop();
    shop.getMetadata().setName("acme");
    shop.getMetadata().setNamespace("shops");
    shop.getMetadata().setUid("uid");
    shop.getMetadata().setResourceVersion(version);
    return shop;
  }
}
