package dev.shopkeeper.shop.database;

import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections to the shop's database: always TLS, always against the Shop's own authority.
public final class DatabaseSource {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private DatabaseSource() {}

  /// A source whose statements may take as long as they need, for migrations.
  public static PGSimpleDataSource unbounded(DatabaseSettings settings) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {settings.host()});
    source.setPortNumbers(new int[] {settings.port()});
    source.setDatabaseName(settings.name());
    source.setUser(settings.credentials().username());
    source.setPassword(settings.credentials().password());
    source.setSslMode("verify-full");
    source.setSslRootCert(settings.authority().toString());
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) CONNECT.multipliedBy(2).toSeconds());
    source.setTcpKeepAlive(true);
    source.setApplicationName("shop-api");
    // The detail of an error quotes rows, and with them customers' addresses.
    source.setLogServerErrorDetail(false);
    return source;
  }

  /// A source whose statements and waits for locks are cut off before a customer gives up.
  public static PGSimpleDataSource bounded(DatabaseSettings settings) {
    PGSimpleDataSource source = unbounded(settings);
    source.setOptions(
        "-c statement_timeout=5s -c lock_timeout=3s -c idle_in_transaction_session_timeout=10s");
    // Longer than any statement may take: only a dead network is met by it.
    source.setSocketTimeout(10);
    return source;
  }
}
