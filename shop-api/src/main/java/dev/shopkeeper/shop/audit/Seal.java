package dev.shopkeeper.shop.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A batch of entries, closed: their ids and codes in order, bound to the seal before by a code
/// over all of it.
record Seal(
    long number,
    String previous,
    Place first,
    Place last,
    List<Long> entries,
    List<String> codes,
    String code) {

  /// What the entry of a new seal is called, by which the next seal tells of this one.
  static final String ACTION = "audit.seal";

  /// What the first seal is bound to.
  static final String NONE = "0".repeat(64);

  /// Closes a batch behind the seal of that number and code.
  static Seal over(long number, String previous, List<Entry> batch, SealKey key) {
    Place first = batch.getFirst().place();
    Place last = batch.getLast().place();
    List<Long> ids = batch.stream().map(entry -> entry.place().id()).toList();
    List<String> codes = batch.stream().map(entry -> entry.code(key)).toList();
    String code = code(key, number, previous, first, last, ids, codes);
    return new Seal(number, previous, first, last, ids, codes, code);
  }

  static Seal of(ResultSet row) throws SQLException {
    List<Long> ids = List.of((Long[]) row.getArray("entries").getArray());
    return new Seal(
        row.getLong("number"),
        hex(row.getBytes("previous")),
        new Place(row.getLong("first_transaction"), ids.getFirst()),
        new Place(row.getLong("last_transaction"), ids.getLast()),
        ids,
        Arrays.stream((byte[][]) row.getArray("codes").getArray()).map(Seal::hex).toList(),
        hex(row.getBytes("seal")));
  }

  /// The subject of the entry that tells of it.
  String subject() {
    return "seal:" + number;
  }

  /// Whether it is as it was written by who has the key.
  boolean isGenuine(SealKey key) {
    return code.equals(code(key, number, previous, first, last, entries, codes));
  }

  private static String code(
      SealKey key,
      long number,
      String previous,
      Place first,
      Place last,
      List<Long> ids,
      List<String> codes) {
    return key.code(form -> {
      form.number(number).text(previous).number(first.transaction()).number(last.transaction());
      form.number(ids.size());
      ids.forEach(form::number);
      codes.forEach(form::text);
    });
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
