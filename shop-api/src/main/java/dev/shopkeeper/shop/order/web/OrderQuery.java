package dev.shopkeeper.shop.order.web;

import dev.shopkeeper.shop.order.OrderFilter;
import dev.shopkeeper.shop.order.OrderId;
import dev.shopkeeper.shop.order.OrderStatus;
import dev.shopkeeper.shop.problem.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of the list of orders; refuses by name what it does not know.
record OrderQuery(Map<String, String[]> parameters) {

  private static final Set<String> KNOWN =
      Set.of("status", "email", "from", "to", "after", "limit");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  OrderFilter filter() {
    for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
      if (!KNOWN.contains(parameter.getKey())) {
        throw Refusal.ofField(parameter.getKey(), "is not a parameter of this call");
      }
      if (parameter.getValue().length != 1) {
        throw Refusal.ofField(parameter.getKey(), "must be given once");
      }
    }
    return new OrderFilter(
        read("status", OrderQuery::status),
        read("email", OrderQuery::email),
        read("from", value -> instant("from", value)),
        read("to", value -> instant("to", value)),
        read("after", OrderQuery::after),
        limit());
  }

  private <T> @Nullable T read(String name, Function<String, T> reader) {
    String[] values = parameters.get(name);
    return values == null ? null : reader.apply(values[0]);
  }

  private int limit() {
    Integer limit = read("limit", OrderQuery::limit);
    return limit == null ? OrderFilter.USUAL_LIMIT : limit;
  }

  private static OrderStatus status(String word) {
    for (OrderStatus status : OrderStatus.values()) {
      if (status.word().equals(word)) {
        return status;
      }
    }
    throw Refusal.ofField("status", "must be pending, processing, completed or cancelled");
  }

  private static String email(String address) {
    // PostgreSQL has no text with NUL in it.
    if (address.isEmpty() || address.length() > 254 || address.indexOf('\0') >= 0) {
      throw Refusal.ofField("email", "must be an e-mail address");
    }
    return address;
  }

  private static Instant instant(String name, String text) {
    try {
      Instant instant = Instant.parse(text);
      // PostgreSQL's years end before Java's.
      if (instant.isAfter(Instant.EPOCH)
          && instant.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      // Refused below.
    }
    throw Refusal.ofField(name, "must be an instant, such as 2026-01-31T12:00:00Z");
  }

  private static OrderId after(String cursor) {
    if (!NUMBER.matcher(cursor).matches()) {
      throw Refusal.ofField("after", "must be the next of an earlier answer");
    }
    return new OrderId(Long.parseLong(cursor));
  }

  private static int limit(String text) {
    if (NUMBER.matcher(text).matches()) {
      long limit = Long.parseLong(text);
      if (limit >= 1 && limit <= OrderFilter.MOST) {
        return (int) limit;
      }
    }
    throw Refusal.ofField("limit", "must be from 1 to %d".formatted(OrderFilter.MOST));
  }
}
