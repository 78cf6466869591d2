package dev.shopkeeper.shop.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Twenty-four products to try the shop with, loaded at most once in a database's life.
record SampleCatalog(Connection connection) {

  private static final String FOLDER = "/sample-catalog/";

  /// A product and the name of its picture's file.
  record Sample(String picture, String name, String description, BigDecimal price, int stock) {}

  /// Loads all or nothing and returns how many; 0 when it was loaded before, even if deleted since.
  int loadOnce() throws SQLException {
    connection.setAutoCommit(false);
    // Of two commands at once the second waits here for the first to commit.
    if (!mark()) {
      return 0;
    }
    List<Sample> samples = samples();
    for (Sample sample : samples) {
      insert(sample);
    }
    connection.commit();
    return samples.size();
  }

  static List<Sample> samples() {
    return JsonMapper.shared().readValue(bytes("products.json"), new TypeReference<>() {});
  }

  static byte[] picture(Sample sample) {
    return bytes(sample.picture());
  }

  private boolean mark() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
              "INSERT INTO sample_catalog DEFAULT VALUES ON CONFLICT DO NOTHING")
          == 1;
    }
  }

  private void insert(Sample sample) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            WITH picture AS (
              SELECT ?::bytea AS bytes
            ), named AS (
              SELECT nextval(pg_get_serial_sequence('products', 'id')) AS id
            ), product AS (
              INSERT INTO products (id, name, description, price, stock_quantity, image_url)
              OVERRIDING SYSTEM VALUE
              SELECT named.id, ?, ?, ?, ?,
                     '/api/products/' || named.id || '/image?v='
                     || encode(substring(sha256(picture.bytes) FOR 8), 'hex')
              FROM named, picture RETURNING id, stock_quantity
            ), opening AS (
              INSERT INTO stock_movements (product_id, quantity, reason)
              SELECT id, stock_quantity, 'opening' FROM product WHERE stock_quantity <> 0
            )
            INSERT INTO product_pictures (product_id, content_type, bytes)
            SELECT product.id, 'image/svg+xml', picture.bytes FROM product, picture
            """)) {
      statement.setBytes(1, picture(sample));
      statement.setString(2, sample.name());
      statement.setString(3, sample.description());
      statement.setBigDecimal(4, sample.price());
      statement.setInt(5, sample.stock());
      statement.executeUpdate();
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream resource =
        Objects.requireNonNull(SampleCatalog.class.getResourceAsStream(FOLDER + file), file)) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
