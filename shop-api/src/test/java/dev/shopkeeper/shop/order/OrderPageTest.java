package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderPageTest {

  private static List<Order> orders(int count) {
    return LongStream.range(0, count)
        .mapToObj(i -> new OrderId(100 - i))
        .map(id ->
            new Order(
                id,
                "ada@example.com",
                Money.of("1.00"),
                OrderStatus.COMPLETED,
                Instant.EPOCH,
                List.of(new OrderItem(1, id, new ProductId(1), "Pan", 1, Money.of("1.00")))))
        .toList();
  }

  @Test
  void endsWhereThereIsNoMore() {
    assertThat(OrderPage.of(orders(2), 2)).isEqualTo(new OrderPage(orders(2), null));
    assertThat(OrderPage.of(List.of(), 2).next()).isNull();
  }

  @Test
  void goesOnAfterItsLastOrderWhereThereIsMore() {
    assertThat(OrderPage.of(orders(3), 2)).isEqualTo(new OrderPage(orders(2), new OrderId(99)));
  }

  @Test
  void anOrderAsItWasPlacedIsPending() {
    Order order = orders(1).getFirst();

    assertThat(order.asPlaced().status()).isEqualTo(OrderStatus.PENDING);
    assertThat(order.asPlaced().items()).isEqualTo(order.items());
    assertThat(order.productIds()).containsExactly(new ProductId(1));
  }
}
