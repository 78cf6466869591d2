package dev.shopkeeper.shop.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.order.OrderFilter;
import dev.shopkeeper.shop.order.OrderId;
import dev.shopkeeper.shop.order.OrderStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderQueryTest {

  private static OrderFilter filter(String... pairs) {
    Map<String, String[]> parameters = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], new String[] {pairs[i + 1]});
    }
    return new OrderQuery(parameters).filter();
  }

  @Test
  void isTheNewestFiftyWhenNothingIsAsked() {
    assertThat(filter()).isEqualTo(new OrderFilter(null, null, null, null, null, 50));
  }

  @Test
  void readsEveryParameter() {
    assertThat(
            filter(
                "status", "completed",
                "email", "ada@example.com",
                "from", "2026-01-01T00:00:00Z",
                "to", "2026-02-01T01:00:00+01:00",
                "after", "17",
                "limit", "100"))
        .isEqualTo(
            new OrderFilter(
                OrderStatus.COMPLETED,
                "ada@example.com",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-02-01T00:00:00Z"),
                new OrderId(17),
                100));
    assertThat(filter("limit", "1").limit()).isEqualTo(1);
    assertThat(filter("email", "a".repeat(254)).email()).hasSize(254);
  }

  @ParameterizedTest
  @CsvSource({
    "colour, red, is not a parameter of this call",
    "status, PENDING, 'must be pending, processing, completed or cancelled'",
    "email, '', must be an e-mail address",
    "from, 1970-01-01T00:00:00Z, 'must be an instant, such as 2026-01-31T12:00:00Z'",
    "to, 9999-12-31T00:00:00Z, 'must be an instant, such as 2026-01-31T12:00:00Z'",
    "to, tomorrow, 'must be an instant, such as 2026-01-31T12:00:00Z'",
    "after, 12345678901234567890, must be the next of an earlier answer",
    "limit, 0, must be from 1 to 100",
    "limit, 101, must be from 1 to 100",
    "limit, x, must be from 1 to 100"
  })
  void refusesByName(String name, String value, String fault) {
    assertThatThrownBy(() -> filter(name, value)).hasMessage(name + " " + fault);
    assertThatThrownBy(() -> filter("email", "a".repeat(255))).hasMessageStartingWith("email");
    assertThatThrownBy(() -> filter("email", "\u0000")).hasMessageStartingWith("email");
  }

  @Test
  void takesEachParameterOnce() {
    assertThatThrownBy(() -> new OrderQuery(Map.of("limit", new String[] {"1", "2"})).filter())
        .hasMessage("limit must be given once");
  }
}
