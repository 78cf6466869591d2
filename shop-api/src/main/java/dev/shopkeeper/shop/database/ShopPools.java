package dev.shopkeeper.shop.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.stream.Stream;

/// The two pools of the shop, and what is done with both.
record ShopPools(HikariDataSource ordering, HikariDataSource browsing, Presence presence)
    implements AutoCloseable {

  boolean connected() {
    return all().allMatch(pool -> pool.getHikariPoolMXBean().getTotalConnections() > 0);
  }

  /// Idle connections go now, those at work when they are done.
  void renew() {
    all().forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
  }

  /// The same without haste, when nothing is wrong with the old ones.
  void renewGently() throws InterruptedException, SQLException {
    for (HikariDataSource pool : all().toList()) {
      new GentleRenewal(pool, (PatientSource) pool.getDataSource()).run();
    }
  }

  private Stream<HikariDataSource> all() {
    return Stream.of(ordering, browsing);
  }

  @Override
  public void close() {
    presence.end();
    all().forEach(HikariDataSource::close);
  }
}
