package dev.shopkeeper.shop.database;

import java.sql.SQLTransientConnectionException;

/// The database is known to be away: nothing was asked of it.
final class DatabaseAbsent extends SQLTransientConnectionException {

  private static final long serialVersionUID = 1L;

  DatabaseAbsent() {
    super("the database is away; it was not asked", "08001");
  }

  /// One is made for each request of an outage, and its place in the code is always the same.
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public Throwable fillInStackTrace() {
    return this;
  }
}
