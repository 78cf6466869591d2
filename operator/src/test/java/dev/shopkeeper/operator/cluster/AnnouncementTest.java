package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.status.Announcement;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
  private final World world = new World();

  @Test
  void isMadeOnceWhenAShopOpens() {
    world.with(ShopSpec.DEFAULT).settle();
    world.reconcile();

    assertThat(world.cluster.announcements())
        .containsExactly(
            new Announcement(false, "Available", "The shop is open at http://10.89.1.7."));
  }

  @Test
  void isMadeOnceWhenHelpIsNeeded() {
    world.with(ShopSpec.DEFAULT).settle();
    world.cluster.remove(ObjectKey.of(PersistentVolumeClaim.class, "acme-database-0"));

    world.settle();
    world.reconcile();
    world.reconcile();

    assertThat(world.cluster.announcements()).hasSize(2);
    Announcement last = world.cluster.announcements().getLast();
    assertThat(last.warning()).isTrue();
    assertThat(last.reason()).isEqualTo("DataMissing");
    assertThat(last.note()).contains("acme-database-0");
  }

  @Test
  void tellsOfAnotherTroubleButNotOfAnotherWordingOfTheSame() {
    ShopStatus one = degraded("DataMissing", "this");
    assertThat(Announcement.between(one, degraded("DataMissing", "that"))).isEmpty();
    assertThat(Announcement.between(one, degraded("Conflict", "this")))
        .contains(new Announcement(true, "Conflict", "this"));
    assertThat(Announcement.between(ShopStatus.EMPTY, one))
        .contains(new Announcement(true, "DataMissing", "this"));
  }

  @Test
  void fitsIntoAnEvent() {
    assertThat(bytes("a".repeat(4000))).isEqualTo(1024);
    assertThat(bytes("ä".repeat(4000))).isEqualTo(1024);
    assertThat(bytes("a" + "ä".repeat(4000))).isEqualTo(1023);
    assertThat(bytes("a" + "😀".repeat(4000))).isEqualTo(1021);
  }

  private static int bytes(String note) {
    return new Announcement(false, "Any", note).note().getBytes(StandardCharsets.UTF_8).length;
  }

  private static ShopStatus degraded(String reason, String message) {
    return new ShopStatus(
        1,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(new Condition("Degraded", "True", reason, message, "2026-01-01T00:00:00Z", 1)));
  }
}
