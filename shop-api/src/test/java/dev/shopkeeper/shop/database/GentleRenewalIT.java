package dev.shopkeeper.shop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // made before each test
class GentleRenewalIT {

  private static final int SIZE = 4;
  private static final PostgresServer SERVER = PostgresServer.create();

  private TestDatabase database;
  private DatabaseLogin login;
  private HikariDataSource pool;

  @BeforeEach
  void fill() throws Exception {
    database = TestDatabase.create(SERVER);
    login = new DatabaseLogin(DatabaseSettings.read(new SettingsSource(database.environment())));
    var meters = new SimpleMeterRegistry();
    var breaker = new DatabaseBreaker(meters);
    pool =
        new DatabasePool(login, new Presence(breaker, meters), breaker, meters)
            .open("renewed", SIZE, SIZE, SessionLimits.ORDERING);
    await().until(() -> total() == SIZE);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private int total() {
    return pool.getHikariPoolMXBean().getTotalConnections();
  }

  private PatientSource source() {
    return (PatientSource) pool.getDataSource();
  }

  private void renew() throws Exception {
    new GentleRenewal(pool, source()).run();
  }

  private void take(String password) {
    login.take(new Access(new Credentials("shop_api", password), login.current().authority()));
  }

  @Test
  void replacesEveryConnectionOfAnotherLogin() throws Exception {
    database.sql("ALTER ROLE shop_api PASSWORD 'another'");
    try {
      take("another");

      renew();

      await().until(() -> total() == SIZE);
      assertThat(source().outdated()).isZero();
    } finally {
      database.sql("ALTER ROLE shop_api PASSWORD '%s'".formatted(TestDatabase.LOGIN_PASSWORD));
    }
  }

  @Test
  void keepsThemAllWhileNoNewOneCanBeMade() throws Exception {
    take("not its password any more");

    assertThatThrownBy(this::renew).isInstanceOf(SQLException.class);

    assertThat(total()).isEqualTo(SIZE);
    assertThat(source().outdated()).isEqualTo(SIZE);
    assertThat(pool.getConnection().isValid(1)).isTrue();
  }
}
