package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.Browsing;
import dev.shopkeeper.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The products in the database.
@Repository
public class Products {

  private static final String SELECT =
      """
      SELECT p.id, p.name, p.description, p.price, p.stock_quantity, p.created_at,
             CASE WHEN picture.product_id IS NULL THEN p.image_url
                  ELSE '/api/products/' || p.id || '/image' END AS image_url
      FROM products p LEFT JOIN product_pictures picture ON picture.product_id = p.id
      """;

  private final JdbcClient database;
  private final JdbcClient browsing;

  Products(JdbcClient database, @Browsing JdbcClient browsing) {
    this.database = database;
    this.browsing = browsing;
  }

  /// All of them, the oldest first.
  public List<Product> all() {
    return browsing.sql(SELECT + "ORDER BY p.id").query(Products::product).list();
  }

  /// The product of that id, if there is one.
  public Optional<Product> find(ProductId id) {
    return browsing
        .sql(SELECT + "WHERE p.id = ?")
        .param(id.value())
        .query(Products::product)
        .optional();
  }

  /// Adds a product and returns it as it is kept.
  public Product add(NewProduct product) {
    return database
        .sql(
            """
            INSERT INTO products (name, description, price, image_url, stock_quantity)
            VALUES (?, ?, ?, ?, ?)
            RETURNING id, name, description, price, image_url, stock_quantity, created_at
            """)
        .param(product.name())
        .param(product.description())
        .param(product.price().amount())
        .param(product.imageUrl())
        .param(product.stockQuantity())
        .query(Products::product)
        .single();
  }

  private static Product product(ResultSet row, int number) throws SQLException {
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
