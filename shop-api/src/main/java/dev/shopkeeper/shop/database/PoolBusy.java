package dev.shopkeeper.shop.database;

import java.sql.SQLTransientConnectionException;

/// All connections are at work and enough callers wait already: nothing was asked of the database.
final class PoolBusy extends SQLTransientConnectionException {

  private static final long serialVersionUID = 1L;

  PoolBusy(String pool) {
    super("all connections for %s are at work".formatted(pool), "53000");
  }
}
