package dev.shopkeeper.shop.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One row of the audit trail as it is sealed.
record Entry(
    Place place,
    long micros,
    String actor,
    String action,
    String subject,
    @Nullable String requestId,
    String detail) {

  /// The columns that `of` reads, each in a form that no setting of a session changes.
  static final String COLUMNS =
      """
      id, transaction_id::text::bigint AS transaction,
      (extract(epoch FROM at) * 1000000)::bigint AS micros,
      actor, action, subject, request_id, detail::text AS detail\
      """;

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  static Entry of(ResultSet row) throws SQLException {
    return new Entry(
        new Place(row.getLong("transaction"), row.getLong("id")),
        row.getLong("micros"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("request_id"),
        row.getString("detail"));
  }

  /// The code of all it says but its id, so that an exchange of two ids shows as what it is.
  String code(SealKey key) {
    return key.code(form ->
        form.number(place.transaction())
            .number(micros)
            .text(actor)
            .text(action)
            .text(subject)
            .text(requestId)
            .json(EXACT.readTree(detail)));
  }

  /// Whether it only tells of an earlier seal.
  boolean tellsOfASeal() {
    return action.equals(Seal.ACTION);
  }
}
