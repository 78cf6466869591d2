package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.status.Announcement;
import dev.shopkeeper.operator.testing.Statuses;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
  private final World world = new World();

  @Test
  void isMadeOfEachStepOnTheWayOnce() {
    world.with(ShopSpec.DEFAULT).settle();
    world.reconcile();

    assertThat(world.cluster.announcements())
        .doesNotHaveDuplicates()
        .noneMatch(Announcement::warning)
        .extracting(Announcement::note)
        .contains(
            "DatabaseReady=True: The database accepts connections.",
            "Ready=True: The shop is open at http://10.89.1.7.",
            "Progressing=False: Nothing is under way.")
        .hasSizeLessThan(20);
  }

  @Test
  void isMadeOfWhatFlipsForTheOthersSakeToo() {
    world.with(ShopSpec.DEFAULT).settle();
    int told = world.cluster.announcements().size();

    world.with(ShopSpec.DEFAULT.paused(Pause.ALL)).settle();

    assertThat(world.cluster.announcements().subList(told, world.cluster.announcements().size()))
        .containsExactly(
            new Announcement(
                false, "AllPaused", "Paused=True: Nothing but this status is changed."));
  }

  @Test
  void isMadeOnceWhenHelpIsNeeded() {
    world.with(ShopSpec.DEFAULT).settle();
    int told = world.cluster.announcements().size();
    world.cluster.remove(ObjectKey.of(PersistentVolumeClaim.class, "acme-database-0"));

    world.settle();
    world.reconcile();
    world.reconcile();

    assertThat(world.cluster.announcements()).hasSize(told + 1);
    Announcement last = world.cluster.announcements().getLast();
    assertThat(last.warning()).isTrue();
    assertThat(last.reason()).isEqualTo("DataMissing");
    assertThat(last.note())
        .startsWith("Ready=False, Degraded=True, DatabaseReady=False: ")
        .contains("acme-database-0");
  }

  @Test
  void tellsOfAnotherTroubleButNotOfAnotherWordingOfTheSame() {
    ShopStatus one = degraded("DataMissing", "this");
    assertThat(Announcement.between(one, degraded("DataMissing", "that"))).isEmpty();
    assertThat(Announcement.between(one, degraded("Conflict", "this")))
        .containsExactly(new Announcement(true, "Conflict", "Degraded=True: this"));
    assertThat(Announcement.between(ShopStatus.EMPTY, one))
        .containsExactly(new Announcement(true, "DataMissing", "Degraded=True: this"));
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
    return Statuses.with("Degraded", "True", reason, message, 1);
  }
}
