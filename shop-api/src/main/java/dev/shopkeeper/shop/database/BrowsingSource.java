package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;

/// The connections that only read. Spring takes it for the ordering pool when it looks for a
/// transaction's connection: what is read within a transaction is read on the transaction's own.
final class BrowsingSource extends GuardedSource implements InfrastructureProxy {

  private final DataSource ordering;

  BrowsingSource(
      HikariDataSource pool, Presence presence, DatabaseBreaker breaker, DataSource ordering) {
    super(pool, presence, breaker);
    this.ordering = ordering;
  }

  @Override
  public Object getWrappedObject() {
    return ordering;
  }
}
