package dev.shopkeeper.shop.database;

import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens connections with the credentials and the authority that hold at this moment.
public final class DatabaseLogin {

  private final DatabaseSettings settings;
  private final AtomicInteger generation = new AtomicInteger();
  private volatile Access current;

  DatabaseLogin(DatabaseSettings settings) {
    this.settings = settings;
    this.current = new Access(settings.credentials(), textOf(settings.authority()));
  }

  /// A connection of the caller's own that may stay open for long, to listen for notifications.
  public Connection connect() throws SQLException {
    PGSimpleDataSource source = DatabaseSource.bounded(settings, current, SessionLimits.ORDERING);
    // Whoever listens is used to silence.
    source.setSocketFactory(null);
    return source.getConnection();
  }

  /// Another number once the credentials or the authority are others: what was connected before is
  /// to connect anew.
  public int generation() {
    return generation.get();
  }

  Connection connect(Access access, SessionLimits limits) throws SQLException {
    return DatabaseSource.bounded(settings, access, limits).getConnection();
  }

  Access current() {
    return current;
  }

  /// What the mounted files say now.
  Access mounted() throws IOException {
    return Access.read(settings);
  }

  void take(Access access) {
    current = access;
    generation.incrementAndGet();
  }

  /// The settings were checked when they were read; without the file there is nobody to trust.
  private static String textOf(Path authority) {
    try {
      return Files.readString(authority);
    } catch (IOException e) {
      return "";
    }
  }
}
