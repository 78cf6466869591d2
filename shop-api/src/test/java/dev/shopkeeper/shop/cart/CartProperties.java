package dev.shopkeeper.shop.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CartProperties {

  private static Cart cart(int items, int quantityOfEach) {
    List<CartItem> content =
        LongStream.rangeClosed(1, items)
            .mapToObj(id ->
                new CartItem(
                    id, new ProductId(id), "p", Money.of("0.10"), quantityOfEach, 999, true))
            .toList();
    return new Cart(content);
  }

  @Property
  void addsUpToTheLimitOfOneProductAndNotBeyond(
      @ForAll @IntRange(min = 1, max = 999) int present,
      @ForAll @IntRange(min = 1, max = 999) int more) {
    Cart cart = cart(3, present);

    if (present + more <= Cart.MOST_OF_ONE) {
      assertThat(cart.quantityWith(new ProductId(2), more)).isEqualTo(present + more);
    } else {
      assertThatThrownBy(() -> cart.quantityWith(new ProductId(2), more))
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("quantity");
    }
  }

  @Property
  void holdsNoMoreProductsThanAnOrder(@ForAll @IntRange(min = 0, max = 50) int items) {
    Cart cart = cart(items, 1);

    if (items < Cart.MOST_ITEMS) {
      assertThat(cart.quantityWith(new ProductId(99), 1)).isEqualTo(1);
    } else {
      assertThatThrownBy(() -> cart.quantityWith(new ProductId(99), 1))
          .hasMessageStartingWith("productId");
    }
  }

  @Property
  void costsWhatItsItemsCost(
      @ForAll @IntRange(min = 0, max = 50) int items,
      @ForAll @IntRange(min = 1, max = 999) int quantity) {
    assertThat(cart(items, quantity).total()).isEqualTo(Money.of("0.10").times(items * quantity));
  }
}
