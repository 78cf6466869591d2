package dev.shopkeeper.shop.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds a page of orders and one more, with all their items, by one statement.
record OrderListStatement(JdbcClient database) {

  List<Order> execute(OrderFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    if (filter.status() != null) {
      // One of four words: written out, it lets the planner use an index of some of them.
      conditions.add("status = '%s'".formatted(filter.status().word()));
    }
    if (filter.email() != null) {
      conditions.add("customer_email = ?");
      values.add(filter.email());
    }
    if (filter.from() != null) {
      conditions.add("created_at >= ?");
      values.add(time(filter.from()));
    }
    if (filter.to() != null) {
      conditions.add("created_at < ?");
      values.add(time(filter.to()));
    }
    if (filter.after() != null) {
      conditions.add("id < ?");
      values.add(filter.after().value());
    }
    values.add(filter.limit() + 1);
    return database.sql(sql(conditions)).params(values).query(new OrderRows());
  }

  private static String sql(List<String> conditions) {
    return """
    WITH o AS (
      SELECT * FROM orders WHERE %s ORDER BY id DESC LIMIT ?
    )
    SELECT o.status, %s FROM o JOIN order_items item ON item.order_id = o.id
    ORDER BY o.id DESC, item.product_id
    """
        .formatted(String.join(" AND ", conditions), OrderRows.COLUMNS);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
