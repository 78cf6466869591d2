package dev.shopkeeper.shop.database;

import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections to the shop's database: always TLS, always against the Shop's own authority.
public final class DatabaseSource {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private DatabaseSource() {}

  /// A source whose statements may take as long as they need, for migrations.
  public static PGSimpleDataSource unbounded(DatabaseSettings settings) {
    PGSimpleDataSource source = common(settings, settings.credentials());
    source.setSslRootCert(settings.authority().toString());
    return source;
  }

  /// A source whose statements and waits for locks are cut off before a customer gives up.
  static PGSimpleDataSource bounded(
      DatabaseSettings settings, Access access, SessionLimits limits) {
    PGSimpleDataSource source = common(settings, access.credentials());
    source.setSslfactory(AuthorityFactory.class.getName());
    source.setSslFactoryArg(access.authority());
    source.setSslResponseTimeout((int) CONNECT.toMillis() / 2);
    source.setOptions(limits.options());
    source.setSocketFactory(ImpatientSockets.class.getName());
    source.setSocketTimeout((int) limits.socket().toSeconds());
    return source;
  }

  private static PGSimpleDataSource common(DatabaseSettings settings, Credentials credentials) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {settings.host()});
    source.setPortNumbers(new int[] {settings.port()});
    source.setDatabaseName(settings.name());
    source.setUser(credentials.username());
    source.setPassword(credentials.password());
    source.setSslMode("verify-full");
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) CONNECT.multipliedBy(2).toSeconds());
    source.setTcpKeepAlive(true);
    source.setApplicationName("shop-api");
    // The detail of an error quotes rows, and with them customers' addresses.
    source.setLogServerErrorDetail(false);
    return source;
  }
}
