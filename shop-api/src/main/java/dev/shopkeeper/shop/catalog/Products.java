package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.Browsing;
import dev.shopkeeper.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The products in the database, one at a time.
@Repository
public class Products {

  static final String SELECT =
      "SELECT id, name, description, price, image_url, stock_quantity, created_at FROM products ";

  private static final String RETURNING =
      " RETURNING id, name, description, price, image_url, stock_quantity, created_at";

  private final JdbcClient database;
  private final JdbcClient browsing;

  Products(JdbcClient database, @Browsing JdbcClient browsing) {
    this.database = database;
    this.browsing = browsing;
  }

  /// The product of that id, if the shop sells it.
  public Optional<Product> find(ProductId id) {
    return one(browsing, id, "WHERE id = ? AND archived_at IS NULL");
  }

  /// The same, held still until the transaction ends.
  Optional<Product> lock(ProductId id) {
    return one(database, id, "WHERE id = ? AND archived_at IS NULL FOR UPDATE");
  }

  private static Optional<Product> one(JdbcClient client, ProductId id, String condition) {
    return client.sql(SELECT + condition).param(id.value()).query(Products::product).optional();
  }

  /// Adds a product, its stock as its first movement, and returns it as it is kept.
  Product add(NewProduct product) {
    return database
        .sql(
            """
            WITH added AS (
              INSERT INTO products (name, description, price, image_url, stock_quantity)
              VALUES (?, ?, ?, ?, ?)
              RETURNING id, name, description, price, image_url, stock_quantity, created_at
            ), opening AS (
              INSERT INTO stock_movements (product_id, quantity, reason)
              SELECT id, stock_quantity, 'opening' FROM added WHERE stock_quantity <> 0
            )
            SELECT * FROM added
            """)
        .param(product.name())
        .param(product.description())
        .param(product.price().amount())
        .param(product.imageUrl())
        .param(product.stockQuantity())
        .query(Products::product)
        .single();
  }

  /// Changes all but the stock, which is its movements' alone.
  Product change(ProductId id, NewProduct product) {
    return database
        .sql(
            "UPDATE products SET name = ?, description = ?, price = ?, image_url = ? WHERE id = ?"
                + RETURNING)
        .param(product.name())
        .param(product.description())
        .param(product.price().amount())
        .param(product.imageUrl())
        .param(id.value())
        .query(Products::product)
        .single();
  }

  /// Gives the product another picture, or none.
  void setImage(ProductId id, @Nullable String url) {
    database
        .sql("UPDATE products SET image_url = ? WHERE id = ?")
        .param(url)
        .param(id.value())
        .update();
  }

  /// Whether the product was removed, held still until the transaction ends; none if there never
  /// was such a product.
  Optional<Boolean> lockRemoved(ProductId id) {
    return database
        .sql("SELECT archived_at IS NOT NULL FROM products WHERE id = ? FOR UPDATE")
        .param(id.value())
        .query(Boolean.class)
        .optional();
  }

  /// Takes the product out of the catalogue; its row stays as it is.
  void archive(ProductId id) {
    database.sql("UPDATE products SET archived_at = now() WHERE id = ?").param(id.value()).update();
  }

  /// Puts it back.
  void restore(ProductId id) {
    database.sql("UPDATE products SET archived_at = NULL WHERE id = ?").param(id.value()).update();
  }

  static Product product(ResultSet row, int number) throws SQLException {
    return new Product(
        new ProductId(row.getLong("id")),
        row.getString("name"),
        row.getString("description"),
        new Money(row.getBigDecimal("price")),
        row.getString("image_url"),
        row.getInt("stock_quantity"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
