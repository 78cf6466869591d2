package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Hears over a connection of its own what other replicas change, and tells them of our orders.
///
/// Orders do not notify in their own transactions: PostgreSQL commits notifying transactions one at
/// a time.
final class ChangeChannel implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ChangeChannel.class);
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofMillis(250);

  /// An answer that takes longer on this connection means that the database is not there.
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final DatabaseLogin login;
  private final Freshness freshness;
  private final KeptAnswers kept;
  private final Set<ProductId> untold = ConcurrentHashMap.newKeySet();
  private volatile boolean running;
  private @Nullable Thread thread;

  ChangeChannel(DatabaseLogin login, Freshness freshness, KeptAnswers kept) {
    this.login = login;
    this.freshness = freshness;
    this.kept = kept;
  }

  /// Tells the other replicas with the next beat.
  void announce(Collection<ProductId> products) {
    untold.addAll(products);
  }

  private void run() {
    while (running) {
      int generation = login.generation();
      try (Connection connection = connect()) {
        listen(connection, generation);
      } catch (SQLException e) {
        log.debug("not listening for changes of the catalogue", e);
      }
    }
  }

  private Connection connect() throws SQLException {
    while (true) {
      try {
        Connection connection = login.connect();
        connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
        return connection;
      } catch (SQLException e) {
        freshness.databaseAway();
        pause();
        if (!running) {
          throw e;
        }
      }
    }
  }

  private void listen(Connection connection, int generation) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + Announcement.CHANNEL);
      freshness.listening();
      log.info("listening for changes of the catalogue");
      while (running && login.generation() == generation) {
        beat(connection);
        hear(connection);
      }
      tell(connection);
    } finally {
      freshness.deaf();
    }
  }

  private void beat(Connection connection) throws SQLException {
    tell(connection);
    long asked = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet snapshot = statement.executeQuery("SELECT pg_current_snapshot()::text")) {
      snapshot.next();
      freshness.observed(snapshot.getString(1), asked, System.nanoTime());
    }
  }

  private void tell(Connection connection) throws SQLException {
    List<ProductId> products = List.copyOf(untold);
    if (products.isEmpty()) {
      return;
    }
    // Before it is told: what changes in between is told again.
    products.forEach(untold::remove);
    String[] texts =
        Announcement.sold(products).stream().map(Announcement::text).toArray(String[]::new);
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_notify(?, text) FROM unnest(?) AS text")) {
      statement.setString(1, Announcement.CHANNEL);
      statement.setArray(2, connection.createArrayOf("text", texts));
      statement.execute();
    }
  }

  /// Hears what there is to hear until the next beat.
  private void hear(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    long end = System.nanoTime() + BEAT.toNanos();
    for (long left = BEAT.toNanos(); left > 0; left = end - System.nanoTime()) {
      int patience = (int) Math.max(1, Duration.ofNanos(left).toMillis());
      PGNotification[] heard = postgres.getNotifications(patience);
      for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
        // What this connection told is what this process knows.
        if (notification.getPID() != postgres.getBackendPID()) {
          Announcement.parse(notification.getParameter()).ifPresent(this::obey);
        }
      }
    }
  }

  private void obey(Announcement announcement) {
    switch (announcement) {
      case Announcement.Edited(ProductId product) -> {
        freshness.edited();
        kept.forget(new CatalogRead.OfProduct(product));
      }
      case Announcement.Sold(List<ProductId> products) -> freshness.sold(products);
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      running = false;
    }
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("catalogue-changes").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    Thread stopping = thread;
    thread = null;
    if (stopping != null) {
      try {
        stopping.join(SILENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Listens before the first request comes, and until the last one is answered.
  @Override
  public int getPhase() {
    return 0;
  }
}
