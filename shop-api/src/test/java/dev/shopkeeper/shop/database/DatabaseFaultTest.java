package dev.shopkeeper.shop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFaultTest {

  @ParameterizedTest
  @CsvSource({
    "08006, OUTCOME_UNKNOWN",
    "57P01, OUTCOME_UNKNOWN",
    "57P02, OUTCOME_UNKNOWN",
    "57014, TRY_AGAIN",
    "55P03, TRY_AGAIN",
    "40P01, TRY_AGAIN",
    "53100, TRY_AGAIN",
    "42P01, DEFECT",
    "23505, DEFECT"
  })
  void judgesByPostgresqlsCode(String state, DatabaseFault fault) {
    assertThat(
            DatabaseFault.of(
                new DataAccessResourceFailureException("m", new SQLException("m", state))))
        .isEqualTo(fault);
  }

  @Test
  void knowsThatNothingWasAskedWithoutAConnection() {
    assertThat(
            DatabaseFault.of(
                new CannotGetJdbcConnectionException("m", new SQLException("m", "08006"))))
        .isEqualTo(DatabaseFault.UNREACHABLE);
  }

  @Test
  void tellsABusyPoolFromAnAbsentDatabase() {
    assertThat(
            DatabaseFault.of(new CannotGetJdbcConnectionException("m", new PoolBusy("ordering"))))
        .isEqualTo(DatabaseFault.OVERLOADED);
  }

  @Test
  void knowsNothingOfWhatCouldNotBeUndone() {
    assertThat(
            DatabaseFault.of(
                new TransactionSystemException("JDBC rollback failed", new SQLException("closed"))))
        .isEqualTo(DatabaseFault.OUTCOME_UNKNOWN);
  }

  @Test
  void takesWhatItDoesNotKnowForOurOwnFault() {
    assertThat(DatabaseFault.of(new IllegalStateException())).isEqualTo(DatabaseFault.DEFECT);
    assertThat(DatabaseFault.of(new SQLException())).isEqualTo(DatabaseFault.DEFECT);
  }
}
