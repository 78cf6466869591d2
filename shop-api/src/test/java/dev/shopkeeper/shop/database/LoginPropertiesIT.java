package dev.shopkeeper.shop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.PlaintextServer;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/// The pools that the serving process opens, on a real PostgreSQL.
class LoginPropertiesIT {

  private static final String SESSION =
      """
      SELECT session_user, ssl, pg_backend_pid()
      FROM pg_stat_ssl WHERE pid = pg_backend_pid()
      """;

  // It is there before the first try.
  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  /// What the server says of one connection.
  record Session(String user, boolean encrypted, int process) {}

  @BeforeContainer
  static void start() throws Exception {
    database = TestDatabase.create(PostgresServer.create());
    database.sql("ALTER ROLE shop_owner CREATEROLE");
    database.sql("GRANT shop_dml TO shop_owner WITH ADMIN OPTION");
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings()
        .withChars("'\"\\ $%&;:/@#{}()[]=,.|-_*?!~^`+<>")
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withCharRange('ß', 'ö')
        .withCharRange('α', 'ω')
        .withCharRange('一', '丠')
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(word -> !word.isBlank());
  }

  // Feature: aws-devops-three-tier, Property 10: For any backend service startup, it SHALL
  // establish
  // a database connection pool using credentials retrieved from Kubernetes Secrets.
  @Label("Feature: aws-devops-three-tier, Property 10: Database connection from secrets")
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void poolsLogInAsTheMountedSecretSays(
      @ForAll("words") String name,
      @ForAll("words") String password,
      @ForAll @IntRange(min = 1, max = 3) int connections)
      throws Exception {
    String user = name.equals("shop_owner") ? "other" : name;
    createLogin(user, password);
    try {
      var environment = new HashMap<>(database.environment());
      environment.put("DATABASE_USERNAME", "shop_api");
      environment.put("PGUSER", "shop_api");
      environment.put("PGPASSWORD", TestDatabase.LOGIN_PASSWORD);
      Path secret = database.secrets().resolve("database");
      Files.writeString(secret.resolve("username"), user);
      Files.writeString(secret.resolve("password"), password);

      var settings = DatabaseSettings.read(new SettingsSource(environment));

      assertThat(settings.credentials()).isEqualTo(new Credentials(user, password));
      assertThat(sessions(settings, connections, connections))
          .allMatch(session -> session.user().equals(user) && session.encrypted());
    } finally {
      owner("DROP ROLE " + quoted(user));
    }
  }

  // Feature: aws-devops-three-tier, Property 17: For any connection from the backend to the
  // database, it SHALL use TLS encryption.
  @Label("Feature: aws-devops-three-tier, Property 17: Database connection encryption")
  @Property(tries = 100, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
  void everyConnectionIsEncryptedOrNotMade(
      @ForAll @IntRange(min = 1, max = 4) int connections,
      @ForAll @IntRange(min = 1, max = 8) int callers)
      throws Exception {
    var owner = DatabaseSettings.read(new SettingsSource(database.ownerEnvironment()));

    assertThat(sessions(owner, connections, callers)).hasSize(callers).allMatch(Session::encrypted);

    try (var plaintext = PlaintextServer.start()) {
      var elsewhere =
          new DatabaseSettings(
              "localhost", plaintext.port(), owner.name(), owner.credentials(), owner.authority());
      for (SessionLimits limits :
          List.of(SessionLimits.BROWSING, SessionLimits.ORDERING, SessionLimits.PROBE)) {
        var login = new DatabaseLogin(elsewhere);
        assertThatThrownBy(() -> login.connect(login.current(), limits))
            .isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(() -> DatabaseSource.unbounded(elsewhere).getConnection())
          .isInstanceOf(SQLException.class);
      assertThat(plaintext.said()).as("said without encryption").isZero();
    }
  }

  private static List<Session> sessions(DatabaseSettings settings, int connections, int callers)
      throws Exception {
    var meters = new SimpleMeterRegistry();
    var breaker = new DatabaseBreaker(meters);
    var presence = new Presence(breaker, meters);
    var pool = new DatabasePool(new DatabaseLogin(settings), presence, breaker, meters);
    SessionLimits limits = connections % 2 == 0 ? SessionLimits.BROWSING : SessionLimits.ORDERING;
    HikariDataSource source = pool.open("tried", connections, 1, limits);
    try (source;
        AutoCloseable _ = presence::end;
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Session>> calls = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        calls.add(() -> session(source));
      }
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  private static Session session(HikariDataSource source) throws SQLException {
    // Under a busy machine the first connections may take longer than a customer waits.
    for (int tries = 0; ; tries++) {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(SESSION)) {
        row.next();
        return new Session(row.getString(1), row.getBoolean(2), row.getInt(3));
      } catch (SQLException e) {
        if (tries == 20) {
          throw e;
        }
      }
    }
  }

  private static void createLogin(String user, String password) throws SQLException {
    owner(
        "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE shop_dml"
            .formatted(quoted(user), password.replace("'", "''")));
  }

  private static String quoted(String user) {
    return '"' + user.replace("\"", "\"\"") + '"';
  }

  private static void owner(String sql) throws SQLException {
    var owner = DatabaseSettings.read(new SettingsSource(database.ownerEnvironment()));
    try (Connection connection = DatabaseSource.unbounded(owner).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
