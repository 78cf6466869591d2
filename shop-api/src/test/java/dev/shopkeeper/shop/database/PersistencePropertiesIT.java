package dev.shopkeeper.shop.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/// PostgreSQL as the database image configures it, killed at generated moments under generated
/// load.
class PersistencePropertiesIT {

  private static final Path CONFIGURATION = Path.of("../shop-db/lib/postgresql.conf");
  private static final AtomicLong NEXT = new AtomicLong();
  private static final Set<Long> ACKNOWLEDGED = new ConcurrentSkipListSet<>();

  // Both are there before the first try.
  @SuppressWarnings("NullAway.Init")
  private static PostgresServer server;

  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @BeforeContainer
  static void start() throws Exception {
    server = PostgresServer.create(CONFIGURATION);
    database = TestDatabase.create(server);
    database.sql("CREATE TABLE kept (id bigint PRIMARY KEY)");
    database.sql("ALTER TABLE kept OWNER TO shop_owner");
  }

  // Feature: aws-devops-three-tier, Property 22: For any database pod restart, all data SHALL be
  // preserved through persistent volumes with no data loss.
  @Label("Feature: aws-devops-three-tier, Property 22: Data persistence across restarts")
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void everyAcknowledgedRowOutlivesAKill(
      @ForAll @IntRange(min = 1, max = 4) int writers,
      @ForAll @IntRange(min = 1, max = 5) int rowsAtOnce,
      @ForAll @IntRange(max = 150) int millisecondsUntilTheKill)
      throws Exception {
    int before = ACKNOWLEDGED.size();

    write(writers, rowsAtOnce, millisecondsUntilTheKill);
    server.start();

    assertThat(ACKNOWLEDGED).as("something was written").hasSizeGreaterThan(before);
    var lost = new TreeSet<>(ACKNOWLEDGED);
    lost.removeAll(kept());
    assertThat(lost).isEmpty();
  }

  /// Each writer has at least one row acknowledged before the time runs.
  private static void write(int writers, int rowsAtOnce, int milliseconds) throws Exception {
    var begun = new CountDownLatch(writers);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < writers; writer++) {
        threads.execute(() -> writeUntilKilled(rowsAtOnce, begun));
      }
      begun.await();
      Thread.sleep(milliseconds);
      server.kill();
    }
  }

  private static void writeUntilKilled(int rowsAtOnce, CountDownLatch begun) {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO kept SELECT unnest(?::bigint[])")) {
      while (true) {
        Long[] rows = new Long[rowsAtOnce];
        Arrays.setAll(rows, ignored -> NEXT.incrementAndGet());
        insert.setArray(1, connection.createArrayOf("bigint", rows));
        insert.executeUpdate();
        ACKNOWLEDGED.addAll(Arrays.asList(rows));
        begun.countDown();
      }
    } catch (SQLException e) {
      // The kill; were it anything else, no writer would have begun and the latch would wait.
    }
  }

  private static Connection connect() throws SQLException {
    var owner = DatabaseSettings.read(new SettingsSource(database.ownerEnvironment()));
    return DatabaseSource.unbounded(owner).getConnection();
  }

  private static Set<Long> kept() throws Exception {
    var kept = new TreeSet<Long>();
    database.ask("SELECT id FROM kept").lines().map(Long::valueOf).forEach(kept::add);
    return kept;
  }
}
