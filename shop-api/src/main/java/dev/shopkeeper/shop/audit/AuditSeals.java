package dev.shopkeeper.shop.audit;

import dev.shopkeeper.shop.settings.Settings;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Closes what the trail has gathered, batch by batch, one process at a time.
@Component
class AuditSeals {

  /// Any number that no other lock of the shop has.
  private static final long LOCK = 0x5ea1L;

  private static final int BATCH = 5_000;

  /// A row is ready when every transaction that began before its own is over: no earlier row can
  /// still appear, so that what is sealed stays whole for ever.
  private static final String READY =
      "SELECT "
          + Entry.COLUMNS
          + """
           FROM audit_entries
          WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            AND (transaction_id, id) > (?::text::xid8, ?)
          ORDER BY transaction_id, id
          LIMIT ?
          """;

  private static final String LAST =
      """
      SELECT number, seal, last_transaction::text::bigint AS transaction,
             entries[cardinality(entries)] AS entry
      FROM audit_seals ORDER BY number DESC LIMIT 1
      """;

  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final AuditTrail trail;
  private final SealKey key;

  AuditSeals(
      JdbcClient database, TransactionOperations transaction, AuditTrail trail, Settings settings) {
    this.database = database;
    this.transaction = transaction;
    this.trail = trail;
    this.key = SealKey.derivedFrom(settings.orderTokenKey());
  }

  private record Head(long number, String code, Place place) {

    static final Head NONE = new Head(0, Seal.NONE, Place.START);
  }

  /// Seals the next batch; nothing when there is none, or when another process is at it.
  Optional<Seal> sealNext() {
    return Optional.ofNullable(
        transaction.execute(_ -> isAlone() ? sealAfter(head()).orElse(null) : null));
  }

  /// Held until the seal is committed, and never waited for.
  private boolean isAlone() {
    return database
        .sql("SELECT pg_try_advisory_xact_lock(?)")
        .param(LOCK)
        .query(Boolean.class)
        .single();
  }

  private Head head() {
    return database
        .sql(LAST)
        .query((row, _) ->
            new Head(
                row.getLong("number"),
                HexFormat.of().formatHex(row.getBytes("seal")),
                new Place(row.getLong("transaction"), row.getLong("entry"))))
        .optional()
        .orElse(Head.NONE);
  }

  private Optional<Seal> sealAfter(Head head) {
    List<Entry> batch =
        database
            .sql(READY)
            .param(String.valueOf(head.place().transaction()))
            .param(head.place().id())
            .param(BATCH)
            .query((row, _) -> Entry.of(row))
            .list();
    // An entry that tells of a seal waits for company: else an idle shop would seal for ever.
    if (batch.stream().allMatch(Entry::tellsOfASeal)) {
      return Optional.empty();
    }
    Seal seal = Seal.over(head.number() + 1, head.code(), batch, key);
    insert(seal);
    trail.record(Actor.SEALER, Seal.ACTION, seal.subject(), Map.of("seal", seal.code()));
    return Optional.of(seal);
  }

  private void insert(Seal seal) {
    HexFormat hex = HexFormat.of();
    database
        .sql(
            """
            INSERT INTO audit_seals
              (number, previous, first_transaction, last_transaction, entries, codes, seal)
            VALUES (?, ?, ?::text::xid8, ?::text::xid8, ?, ?, ?)
            """)
        .param(seal.number())
        .param(hex.parseHex(seal.previous()))
        .param(String.valueOf(seal.first().transaction()))
        .param(String.valueOf(seal.last().transaction()))
        .param(seal.entries().toArray(Long[]::new))
        .param(seal.codes().stream().map(hex::parseHex).toArray(byte[][]::new))
        .param(hex.parseHex(seal.code()))
        .update();
  }
}
