package dev.shopkeeper.shop.checker.history;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The database's rows at the end of a run; `before` are the products at its begin.
public record Dump(
    List<Product> before,
    List<Product> products,
    List<Order> orders,
    List<Item> items,
    List<Movement> movements,
    List<Key> keys,
    List<Audit> audit) {

  /// A product's stock and price.
  public record Product(long id, int stock, BigDecimal price) {}

  /// An order without its items.
  public record Order(long id, String email, BigDecimal total, String status) {}

  /// One product of an order.
  public record Item(long order, long product, int quantity, BigDecimal price) {}

  /// A row of the stock ledger; order 0 says that it is of none.
  public record Movement(long id, long product, long order, int quantity, String reason) {}

  /// A key's hash in hexadecimal, and its order.
  public record Key(String hash, long order) {}

  /// A row of the audit trail.
  public record Audit(long id, String action, String subject) {}

  /// What each file of the folder holds: its name, and the query that answers with one JSON object
  /// a row.
  public enum Table {
    BEFORE("SELECT id, stock_quantity AS stock, price FROM products ORDER BY id"),
    PRODUCTS(BEFORE.query),
    ORDERS(
        "SELECT id, customer_email AS email, total_amount AS total, status FROM orders ORDER BY id"),
    ITEMS(
        "SELECT order_id AS \"order\", product_id AS product, quantity, price FROM order_items"
            + " ORDER BY order_id, product_id"),
    MOVEMENTS(
        "SELECT id, product_id AS product, coalesce(order_id, 0) AS \"order\", quantity, reason"
            + " FROM stock_movements ORDER BY id"),
    KEYS(
        "SELECT encode(key_hash, 'hex') AS hash, order_id AS \"order\" FROM idempotency_keys"
            + " ORDER BY key_hash"),
    AUDIT("SELECT id, action, subject FROM audit_entries ORDER BY id");

    private final String query;

    Table(String query) {
      this.query = query;
    }

    /// The query, its rows as JSON.
    public String asJson() {
      return "SELECT row_to_json(row) FROM (%s) AS row".formatted(query);
    }

    /// Its file in a run's folder.
    public Path file(Path folder) {
      return folder
          .resolve("database")
          .resolve(name().toLowerCase(java.util.Locale.ROOT) + ".jsonl");
    }

    private <T> List<T> read(Path folder, Class<T> type) throws IOException {
      try (Stream<String> lines = Files.lines(file(folder))) {
        return lines
            .filter(line -> !line.isBlank())
            .map(line -> JsonMapper.shared().readValue(line, type))
            .toList();
      }
    }
  }

  /// Reads what was written down.
  public static Dump read(Path folder) throws IOException {
    return new Dump(
        Table.BEFORE.read(folder, Product.class),
        Table.PRODUCTS.read(folder, Product.class),
        Table.ORDERS.read(folder, Order.class),
        Table.ITEMS.read(folder, Item.class),
        Table.MOVEMENTS.read(folder, Movement.class),
        Table.KEYS.read(folder, Key.class),
        Table.AUDIT.read(folder, Audit.class));
  }
}
