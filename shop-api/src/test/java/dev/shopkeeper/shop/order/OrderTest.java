package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static Order order(String total) {
    var id = new OrderId(7);
    return new Order(
        id,
        "ada@example.com",
        Money.of(total),
        OrderStatus.PENDING,
        Instant.EPOCH,
        List.of(
            new OrderItem(1, id, new ProductId(1), "Pan", 2, Money.of("1.10")),
            new OrderItem(2, id, new ProductId(2), "Lid", 1, Money.of("3.00"))));
  }

  @Test
  void refusesATotalItsItemsDoNotAddUpTo() {
    assertThat(order("5.20").totalAmount()).isEqualTo(Money.of("5.20"));
    assertThatThrownBy(() -> order("5.21")).hasMessageContaining("order 7");
  }

  @Test
  void doesNotTellTheCustomersAddressToALog() {
    assertThat(order("5.20").toString()).doesNotContain("ada");
  }

  @Test
  void hasTheSameWordsForItsStatusEverywhere() {
    for (OrderStatus status : OrderStatus.values()) {
      assertThat(OrderStatus.of(status.word())).isEqualTo(status);
    }
  }
}
