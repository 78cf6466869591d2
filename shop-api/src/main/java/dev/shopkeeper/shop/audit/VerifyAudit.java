package dev.shopkeeper.shop.audit;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Recomputes every seal of the audit trail and says what is not as it was sealed; changes nothing.
public final class VerifyAudit {

  private static final Logger log = LoggerFactory.getLogger(VerifyAudit.class);

  private final Settings settings;
  private final SealKey key;
  private final List<String> problems = new ArrayList<>();
  private long number;
  private String previous = Seal.NONE;
  private Place last = Place.START;
  private long sealed;
  private long pending;

  /// Reads as the login of these settings, be it the owner's or the serving one.
  public VerifyAudit(Settings settings) {
    this.settings = settings;
    this.key = SealKey.derivedFrom(settings.orderTokenKey());
  }

  /// Logs one line a problem and how much was looked at; fails when there is a problem.
  public void run() {
    List<String> found = problems();
    found.forEach(log::error);
    log.atInfo()
        .addKeyValue("seals", number)
        .addKeyValue("sealed", sealed)
        .addKeyValue("pending", pending)
        .log("{} entries under {} seals, {} not sealed yet", sealed, number, pending);
    if (!found.isEmpty()) {
      throw new AuditFailure(
          "the audit trail is not as it was sealed: %d problems".formatted(found.size()));
    }
  }

  List<String> problems() {
    try (Connection connection = DatabaseSource.unbounded(settings.database()).getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      verify(new SealedTrail(connection));
      return List.copyOf(problems);
    } catch (SQLException e) {
      throw new AuditFailure("the audit trail cannot be read: " + e.getMessage());
    }
  }

  private void verify(SealedTrail trail) throws SQLException {
    trail.eachSeal(seal -> verify(seal, trail));
    pending = trail.countAfter(last);
    trail.eachUntold(problems::add);
  }

  private void verify(Seal seal, SealedTrail trail) throws SQLException {
    boolean follows = seal.number() == number + 1;
    if (!follows) {
      problems.add("seal %d is missing".formatted(number + 1));
    }
    if (!seal.isGenuine(key)) {
      problems.add("seal %d was changed".formatted(seal.number()));
    } else if (follows && !seal.previous().equals(previous)) {
      problems.add("seal %d does not follow the seal before it".formatted(seal.number()));
    } else {
      Place after = follows ? last : seal.first().before();
      new SealCheck(seal, key)
          .against(trail.entries(after, seal.last()))
          .ifPresent(problem -> problems.add("seal %d: %s".formatted(seal.number(), problem)));
    }
    number = seal.number();
    previous = seal.code();
    last = seal.last();
    sealed += seal.entries().size();
  }
}
