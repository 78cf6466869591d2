package dev.shopkeeper.shop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RepeatTest {

  private final Repeat repeat = new Repeat(new SimpleMeterRegistry());
  private final AtomicInteger calls = new AtomicInteger();

  private Supplier<String> failing(int times, String state) {
    return () -> {
      if (calls.getAndIncrement() < times) {
        throw new DataAccessResourceFailureException("m", new SQLException("m", state));
      }
      return "done";
    };
  }

  @Test
  void repeatsOnceWhatFailedOfABrokenConnection() {
    assertThat(repeat.once(failing(1, "08006"))).isEqualTo("done");
    assertThat(calls).hasValue(2);
  }

  @Test
  void givesUpWhenTheSecondConnectionIsBrokenToo() {
    assertThatThrownBy(() -> repeat.once(failing(2, "57P01")))
        .isInstanceOf(DataAccessException.class);
    assertThat(calls).hasValue(2);
  }

  @Test
  void tellsTheFirstFailureWhenTheSecondTryFailsInAnotherWay() {
    Supplier<String> work =
        () -> {
          String state = calls.getAndIncrement() == 0 ? "08006" : "53300";
          throw new DataAccessResourceFailureException(state, new SQLException("m", state));
        };

    assertThatThrownBy(() -> repeat.keyed(work, done -> true)).hasMessageStartingWith("08006");
  }

  @Test
  void believesAKeyedOrdersSecondTryOnlyWhereThatSettlesIt() {
    assertThat(repeat.keyed(failing(1, "08006"), "done"::equals)).isEqualTo("done");
    calls.set(0);

    assertThatThrownBy(() -> repeat.keyed(failing(1, "08006"), "other"::equals))
        .isInstanceOf(DataAccessException.class);
    assertThat(repeat.keyed(() -> "refused", "other"::equals)).isEqualTo("refused");
  }

  @Test
  void repeatsNothingThatTheDatabaseRefused() {
    for (String state : new String[] {"23505", "57014", "40001", "42P01"}) {
      calls.set(0);
      assertThatThrownBy(() -> repeat.once(failing(1, state)))
          .isInstanceOf(DataAccessException.class);
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void repeatsNoPartOfATransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatThrownBy(() -> repeat.once(failing(1, "08006")))
          .isInstanceOf(DataAccessException.class);
      assertThat(calls).hasValue(1);
    } finally {
      TransactionSynchronizationManager.clear();
    }
  }

  @Test
  void repeatsNothingWhoseRowsWereHandedOut() {
    assertThatThrownBy(() -> repeat.once(failing(1, "08006"), () -> false))
        .isInstanceOf(DataAccessException.class);
    assertThat(calls).hasValue(1);
  }
}
