package dev.shopkeeper.shop.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The trail and its seals as they stood at one moment.
record SealedTrail(Connection connection) {

  private static final String BETWEEN =
      "SELECT "
          + Entry.COLUMNS
          + """
           FROM audit_entries
          WHERE (transaction_id, id) > (?::text::xid8, ?)
            AND (transaction_id, id) <= (?::text::xid8, ?)
          ORDER BY transaction_id, id
          """;

  private static final String SEALS =
      """
      SELECT number, previous, first_transaction::text::bigint AS first_transaction,
             last_transaction::text::bigint AS last_transaction, entries, codes, seal
      FROM audit_seals ORDER BY number
      """;

  /// An entry tells of each seal in the seal's own transaction: a seal cut off leaves its entry.
  private static final String UNTOLD =
      """
      SELECT coalesce(e.subject, 'seal:' || s.number) || CASE
               WHEN s.number IS NULL THEN ' is missing or another than entry ' || e.id || ' tells of'
               ELSE ' has no entry that tells of it' END
      FROM (SELECT id, subject, detail ->> 'seal' AS seal
            FROM audit_entries WHERE action = 'audit.seal') e
      FULL JOIN audit_seals s
        ON e.subject = 'seal:' || s.number AND e.seal = encode(s.seal, 'hex')
      WHERE e.id IS NULL OR s.number IS NULL
      ORDER BY e.id, s.number
      """;

  /// Shows each seal in the order of numbers, holding few at a time.
  void eachSeal(SealConsumer consumer) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEALS)) {
      statement.setFetchSize(4);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          consumer.accept(Seal.of(rows));
        }
      }
    }
  }

  /// What is done with a seal.
  interface SealConsumer {
    void accept(Seal seal) throws SQLException;
  }

  /// What stands behind one place up to another.
  List<Entry> entries(Place after, Place last) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BETWEEN)) {
      place(statement, 1, after);
      place(statement, 3, last);
      List<Entry> entries = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(Entry.of(rows));
        }
      }
      return entries;
    }
  }

  /// How many entries no seal covers yet.
  long countAfter(Place last) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT count(*) FROM audit_entries WHERE (transaction_id, id) > (?::text::xid8, ?)")) {
      place(statement, 1, last);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// Says of each seal and each entry about a seal that has lost the other what is wrong.
  void eachUntold(Consumer<String> problem) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNTOLD);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        problem.accept(rows.getString(1));
      }
    }
  }

  private static void place(PreparedStatement statement, int index, Place place)
      throws SQLException {
    statement.setString(index, String.valueOf(place.transaction()));
    statement.setLong(index + 1, place.id());
  }
}
