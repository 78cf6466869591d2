package dev.shopkeeper.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real PostgreSQL serves the certificates and pgjdbc checks them, years ahead of the clock.
class ServerCertificateIT {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Instant start = Instant.now();
  private static final List<String> NAMES = List.of("acme-database", "localhost");
  private static final int STEP_DAYS = 5;
  private static final int THREE_YEARS = 3 * 365;

  private final KeyedCertificate authority = CertificateAuthority.create("acme-ca", start, RANDOM);
  private KeyedCertificate served = issue(start);
  @TempDir private Path folder;
  private Path trusted;
  private PostgresServer server;

  @BeforeEach
  void startServer() throws IOException {
    trusted = Files.writeString(folder.resolve("ca.crt"), authority.certificate());
    server = PostgresServer.start(served);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void convincesTheDriverAsItIs() throws SQLException {
    try (Connection connection = server.connect("localhost", verifyFull())) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void isGoodForItsNamesOnly() {
    assertThatThrownBy(() -> server.connect("127.0.0.1", verifyFull()))
        .hasMessageContaining("hostname");
    assertThatThrownBy(() -> server.connect("127.0.0.1", verifyFullAt(start)))
        .hasMessageContaining("hostname");
  }

  @Test
  void convincesNobodyWhoTrustsAnotherAuthority() throws IOException {
    var other = CertificateAuthority.create("acme-ca", start, RANDOM);
    Files.writeString(trusted, other.certificate());

    assertThatThrownBy(() -> connectAt(start)).isInstanceOf(SQLException.class);
  }

  @Test
  void isRenewedForThreeYearsByReloadsOfOneServer() throws SQLException {
    try (Connection session = connectAt(start)) {
      String started = startTime(session);
      int renewals = 0;
      for (int day = STEP_DAYS; day <= THREE_YEARS; day += STEP_DAYS) {
        renewals += renewIfDue(start.plus(Duration.ofDays(day))) ? 1 : 0;
        connectAt(start.plus(Duration.ofDays(day))).close();
      }

      assertThat(renewals).isEqualTo(18);
      assertThat(startTime(session)).isEqualTo(started);
      try (Connection last = connectAt(start.plus(Duration.ofDays(THREE_YEARS)))) {
        assertThat(startTime(last)).isEqualTo(started);
      }
    }
  }

  @Test
  void isRefusedFromDayNinetyOneOnWhenNobodyRenewsIt() throws SQLException {
    connectAt(start.plus(Duration.ofDays(89))).close();

    assertThatThrownBy(() -> connectAt(start.plus(Duration.ofDays(91))))
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("validity check failed");
  }

  @Test
  void isRefusedFromDayNinetyOneOnWhenTheServerIsNotReloaded() throws SQLException {
    server.put(issue(start.plus(Duration.ofDays(60))));
    Instant dayNinetyOne = start.plus(Duration.ofDays(91));
    assertThatThrownBy(() -> connectAt(dayNinetyOne)).isInstanceOf(SQLException.class);

    server.reload();
    Eventually.holds(
        "the new certificate is served", Duration.ofSeconds(10), () -> connectsAt(dayNinetyOne));
  }

  private boolean renewIfDue(Instant now) {
    if (!ServerCertificate.isDue(served.certificate(), authority.certificate(), NAMES, now)) {
      return false;
    }
    served = issue(now);
    server.put(served);
    server.reload();
    return true;
  }

  private KeyedCertificate issue(Instant now) {
    return ServerCertificate.issue(authority, NAMES, now, RANDOM);
  }

  private boolean connectsAt(Instant instant) {
    try {
      connectAt(instant).close();
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }

  private Connection connectAt(Instant instant) throws SQLException {
    return server.connect("localhost", verifyFullAt(instant));
  }

  private Properties verifyFullAt(Instant instant) {
    Properties settings = verifyFull();
    settings.setProperty("sslfactory", FakeClockSocketFactory.class.getName());
    settings.setProperty("validAt", instant.toString());
    return settings;
  }

  private Properties verifyFull() {
    var settings = new Properties();
    settings.setProperty("sslmode", "verify-full");
    settings.setProperty("sslrootcert", trusted.toString());
    return settings;
  }

  private static String startTime(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_postmaster_start_time()::text")) {
      row.next();
      return row.getString(1);
    }
  }
}
