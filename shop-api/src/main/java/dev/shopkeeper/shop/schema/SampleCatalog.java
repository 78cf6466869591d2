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
            WITH product AS (
              INSERT INTO products (name, description, price, stock_quantity)
              VALUES (?, ?, ?, ?) RETURNING id)
            INSERT INTO product_pictures (product_id, content_type, bytes)
            SELECT id, 'image/svg+xml', ? FROM product
            """)) {
      statement.setString(1, sample.name());
      statement.setString(2, sample.description());
      statement.setBigDecimal(3, sample.price());
      statement.setInt(4, sample.stock());
      statement.setBytes(5, picture(sample));
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
