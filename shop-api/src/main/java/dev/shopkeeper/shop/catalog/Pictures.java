package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.Browsing;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The products' pictures in the database.
@Repository
public class Pictures {

  private final JdbcClient browsing;

  Pictures(@Browsing JdbcClient browsing) {
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
}
