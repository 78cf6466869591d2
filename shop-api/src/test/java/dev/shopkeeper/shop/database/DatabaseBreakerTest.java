package dev.shopkeeper.shop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseBreakerTest {

  private final DatabaseBreaker breaker = new DatabaseBreaker(new SimpleMeterRegistry());

  private void failures(int number) {
    for (int i = 0; i < number; i++) {
      breaker.failed(1, new SQLException("m", "08006"));
    }
  }

  @Test
  void opensWhenHalfOfTheLastCallsBroke() {
    for (int i = 0; i < 11; i++) {
      breaker.succeeded(1);
    }
    failures(8);
    assertThatCode(breaker::admit).doesNotThrowAnyException();

    failures(12);

    assertThatThrownBy(breaker::admit).isInstanceOf(DatabaseAbsent.class);
  }

  @Test
  void saysThatNothingWasAskedAndCostsNoStackTrace() {
    breaker.open();

    assertThatThrownBy(breaker::admit)
        .isInstanceOfSatisfying(
            SQLException.class,
            absent -> {
              assertThat(absent.getSQLState()).isEqualTo("08001");
              assertThat(absent.getStackTrace()).isEmpty();
            });
  }

  @Test
  void closesAtTheWordOfTheProbe() {
    failures(20);
    breaker.open();
    breaker.close();

    assertThatCode(breaker::admit).doesNotThrowAnyException();
  }
}
