package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.Browsing;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The products' pictures in the database.
@Repository
public class Pictures {

  private final JdbcClient database;
  private final JdbcClient browsing;

  Pictures(JdbcClient database, @Browsing JdbcClient browsing) {
    this.database = database;
    this.browsing = browsing;
  }

  /// The picture of that product, if it has one.
  public Optional<Picture> find(ProductId id) {
    return browsing
        .sql(
            """
            SELECT content_type, bytes, encode(sha256, 'hex') AS hash
            FROM product_pictures WHERE product_id = ?
            """)
        .param(id.value())
        .query((row, _) ->
            new Picture(
                row.getString("content_type"), row.getBytes("bytes"), row.getString("hash")))
        .optional();
  }

  /// Puts a picture in the place of the one there was, if any, and returns its hash.
  String put(ProductId id, String contentType, byte[] bytes) {
    return database
        .sql(
            """
            INSERT INTO product_pictures (product_id, content_type, bytes) VALUES (?, ?, ?)
            ON CONFLICT (product_id)
            DO UPDATE SET content_type = excluded.content_type, bytes = excluded.bytes
            RETURNING encode(sha256, 'hex')
            """)
        .param(id.value())
        .param(contentType)
        .param(bytes)
        .query(String.class)
        .single();
  }

  void remove(ProductId id) {
    database.sql("DELETE FROM product_pictures WHERE product_id = ?").param(id.value()).update();
  }

  /// What who asks for a picture is told where there is none.
  public static Refusal missing(ProductId id) {
    return new Refusal(
        ProblemType.NOT_FOUND,
        "There is no picture of product %d.".formatted(id.value()),
        Map.of());
  }
}
