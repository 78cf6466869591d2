package dev.shopkeeper.operator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules as kstatus documents them.
class KstatusTest {
  @ParameterizedTest
  @CsvSource({
    "2, 1, Ready, True, IN_PROGRESS",
    "2, 0, Ready, Unknown, IN_PROGRESS",
    "2, 2, Ready, True, CURRENT",
    "2, 2, Ready, False, IN_PROGRESS",
    "2, 2, Ready, Unknown, IN_PROGRESS",
    "2, 2, Stalled, True, FAILED",
    "2, 2, Stalled, False, CURRENT",
    "2, 2, Reconciling, True, IN_PROGRESS",
    "2, 1, Stalled, True, IN_PROGRESS",
    "2, 2, Degraded, True, CURRENT",
  })
  void goesByGenerationThenByItsOwnConditionsThenByReady(
      long generation, long observed, String type, String status, Kstatus expected) {
    assertThat(Kstatus.of(shop(generation, observed, type, status))).isEqualTo(expected);
  }

  @Test
  void takesSilenceForSuccessAndDeletionForWhatItIs() {
    var silent = new Shop();
    assertThat(Kstatus.of(silent)).isEqualTo(Kstatus.CURRENT);

    Shop going = shop(1, 1, "Ready", "True");
    going.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    assertThat(Kstatus.of(going)).isEqualTo(Kstatus.TERMINATING);
  }

  private static Shop shop(long generation, long observed, String type, String status) {
    var shop = new Shop();
    shop.getMetadata().setGeneration(generation);
    shop.setStatus(Statuses.with(type, status, "Any", "Any.", observed));
    return shop;
  }
}
