package dev.shopkeeper.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Connects a pool when the database is there, however long that takes.
///
/// A pool that is told of failures pauses up to five seconds before it tries again. Here its thread
/// waits inside the call instead, and goes on in the moment the database is back or the credentials
/// are new. Customers never wait here: they wait for the pool, and only so long.
final class PatientSource extends AbstractDataSource {

  private static final Logger log = LoggerFactory.getLogger(PatientSource.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DatabaseLogin login;
  private final SessionLimits limits;
  private final Presence presence;
  private final Map<Connection, Access> made = Collections.synchronizedMap(new WeakHashMap<>());
  private volatile boolean told;

  PatientSource(DatabaseLogin login, SessionLimits limits, Presence presence) {
    this.login = login;
    this.limits = limits;
    this.presence = presence;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      while (true) {
        presence.await();
        try {
          Access access = login.current();
          Connection connection = login.connect(access, limits);
          made.put(connection, access);
          told = false;
          return connection;
        } catch (SQLException e) {
          tell(e);
          presence.suspect();
          presence.awaitNews(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("the pool is being closed", e);
    }
  }

  /// Fails if no connection can be made at this moment.
  void prove() throws SQLException {
    login.connect(login.current(), limits).close();
  }

  /// Whether it was made with another login than the one that holds now.
  boolean isOutdated(Connection connection) {
    Access access = made.get(connection);
    return access != null && !access.equals(login.current());
  }

  /// How many such connections are open.
  long outdated() throws SQLException {
    List<Connection> open;
    synchronized (made) {
      open = new ArrayList<>(made.keySet());
    }
    long outdated = 0;
    for (Connection connection : open) {
      outdated += !connection.isClosed() && isOutdated(connection) ? 1 : 0;
    }
    return outdated;
  }

  private void tell(SQLException failure) {
    if (!told) {
      told = true;
      log.warn("no connection can be made: {}", failure.getMessage());
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLException("credentials come from the mounted Secret alone");
  }

  /// Each attempt has its own limit.
  @Override
  public void setLoginTimeout(int timeout) {}

  /// So many seconds a pool that is closed waits for the thread in here to leave.
  @Override
  public int getLoginTimeout() {
    return 1;
  }
}
