package dev.shopkeeper.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the database twice a second whether it is there, and more often while it is not.
///
/// It asks over a connection of its own, so that a busy shop never looks like an absent database.
public final class DatabaseProbe implements AutoCloseable {

  private static final Duration WHILE_HERE = Duration.ofMillis(500);
  private static final Duration WHILE_AWAY = Duration.ofMillis(100);

  private final DatabaseLogin login;
  private final Presence presence;
  private final BooleanSupplier connected;
  private final Thread thread;
  private @Nullable Connection connection;
  private @Nullable Access access;

  DatabaseProbe(DatabaseLogin login, Presence presence, BooleanSupplier connected) {
    this.login = login;
    this.presence = presence;
    this.connected = connected;
    this.thread = Thread.ofPlatform().daemon().name("database-probe").start(this::probe);
  }

  /// True when a statement lately went to the database and back, and the shop has connections.
  public boolean reachable() {
    return presence.isHere() && connected.getAsBoolean();
  }

  private void probe() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        presence.awaitSuspicion(presence.isHere() ? WHILE_HERE : WHILE_AWAY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      drop();
    }
  }

  /// One connection may break while the database is well: only a second one tells.
  private void look() {
    if (!login.current().equals(access)) {
      drop();
    }
    try {
      if (connection != null) {
        ask(connection);
        presence.here();
        return;
      }
    } catch (SQLException e) {
      drop();
    }
    try {
      ask(connect());
      presence.here();
    } catch (SQLException e) {
      drop();
      if (answered(e)) {
        presence.here();
      } else {
        presence.away(e);
      }
    }
  }

  /// Whoever refuses a login is there, and may serve those who came in before: while a password is
  /// changed that is so for a moment.
  private static boolean answered(SQLException refusal) {
    String state = String.valueOf(refusal.getSQLState());
    return state.startsWith("28") || state.startsWith("53");
  }

  private Connection connect() throws SQLException {
    Access current = login.current();
    Connection fresh = login.connect(current, SessionLimits.PROBE);
    connection = fresh;
    access = current;
    return fresh;
  }

  private static void ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  private void drop() {
    Connection old = connection;
    connection = null;
    try {
      if (old != null) {
        old.close();
      }
    } catch (SQLException e) {
      // It was of no use any more.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
