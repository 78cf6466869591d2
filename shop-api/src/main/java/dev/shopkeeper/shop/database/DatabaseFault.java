package dev.shopkeeper.shop.database;

import java.sql.SQLException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// What a failure of the database means for the one who asked.
public enum DatabaseFault {
  /// No connection was had: nothing was asked of the database.
  UNREACHABLE,
  /// More asked for a connection than can wait: nothing was asked of the database.
  OVERLOADED,
  /// The connection broke under way: whether the work was done is not known.
  OUTCOME_UNKNOWN,
  /// The database gave up in good order and undid the work; it may succeed when tried again.
  TRY_AGAIN,
  /// The database refused what we asked: ours is the error.
  DEFECT;

  /// Judges by the exception of Spring and, below it, PostgreSQL's error code.
  public static DatabaseFault of(Throwable failure) {
    if (failure.getCause() instanceof PoolBusy) {
      return OVERLOADED;
    }
    if (failure instanceof CannotGetJdbcConnectionException
        || failure instanceof CannotCreateTransactionException) {
      return UNREACHABLE;
    }
    // It could not even be undone: the connection was gone, and hides why.
    if (failure instanceof TransactionSystemException) {
      return OUTCOME_UNKNOWN;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return of(sql.getSQLState());
      }
    }
    return DEFECT;
  }

  // https://www.postgresql.org/docs/15/errcodes-appendix.html
  private static DatabaseFault of(String state) {
    return switch (state) {
      // statement timeout, lock not available
      case "57014", "55P03" -> TRY_AGAIN;
      default ->
          switch (state.substring(0, 2)) {
            // connection exception, operator intervention
            case "08", "57" -> OUTCOME_UNKNOWN;
            // insufficient resources, transaction rollback
            case "53", "40" -> TRY_AGAIN;
            default -> DEFECT;
          };
    };
  }
}
