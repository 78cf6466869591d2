package dev.shopkeeper.shop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DatabaseBreaker breaker = new DatabaseBreaker(meters);
  private final Presence presence = new Presence(breaker, meters);

  private static SQLException broken() {
    return new SQLException("broken", "08006");
  }

  private void faults(int number) {
    for (int i = 0; i < number; i++) {
      breaker.failed(1, broken());
    }
  }

  @Test
  void keepsCallersAwayUntilTheDatabaseAnswers() {
    presence.here();
    presence.away(broken());

    assertThat(presence.isHere()).isFalse();
    assertThatThrownBy(breaker::admit).isInstanceOf(DatabaseAbsent.class);
    presence.here();

    assertThatCode(breaker::admit).doesNotThrowAnyException();
  }

  @Test
  void letsCallersInAgainWhenFaultsKeptThemFromADatabaseThatWasHereAllTheTime() {
    presence.here();
    faults(20);
    assertThatThrownBy(breaker::admit).isInstanceOf(DatabaseAbsent.class);

    presence.here();

    assertThatCode(breaker::admit).doesNotThrowAnyException();
  }

  /// Or an outage that the probe does not see would never be noticed.
  @Test
  void forgetsNoFaultsWhileTheDatabaseAnswers() {
    for (int i = 0; i < 20; i++) {
      presence.here();
      faults(1);
    }

    assertThatThrownBy(breaker::admit).isInstanceOf(DatabaseAbsent.class);
  }
}
