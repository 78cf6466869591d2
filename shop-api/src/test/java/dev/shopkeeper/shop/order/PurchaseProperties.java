package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.cart.CartToken;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.order.Purchase.OfCart;
import dev.shopkeeper.shop.order.Purchase.OfItems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PurchaseProperties {

  private static final String ADA = "ada@example.com";

  @Provide
  Arbitrary<List<OrderLine>> wishes() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 12).map(ProductId::new),
            Arbitraries.integers().between(1, 19))
        .as(OrderLine::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static OfItems ofItems(String email, List<OrderLine> lines) {
    return new OfItems(email, new OrderLines(lines));
  }

  @Property
  void isTheSameInWhateverOrderItIsWritten(
      @ForAll("wishes") List<OrderLine> wishes, @ForAll Random random) {
    List<OrderLine> shuffled = new ArrayList<>(wishes);
    Collections.shuffle(shuffled, random);

    assertThat(ofItems(ADA, shuffled).fingerprint()).isEqualTo(ofItems(ADA, wishes).fingerprint());
  }

  @Property
  void isTheSameExactlyIfItAsksForTheSame(
      @ForAll("wishes") List<OrderLine> one, @ForAll("wishes") List<OrderLine> other) {
    byte[] fingerprint = ofItems(ADA, one).fingerprint();

    if (new OrderLines(one).equals(new OrderLines(other))) {
      assertThat(ofItems(ADA, other).fingerprint()).isEqualTo(fingerprint);
    } else {
      assertThat(ofItems(ADA, other).fingerprint()).isNotEqualTo(fingerprint);
    }
    assertThat(ofItems("eve@example.com", one).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(fingerprint).hasSize(32);
  }

  @Example
  void ofACartIsOfThatCartAndOfThatCustomer() {
    var cart = new CartToken("A".repeat(43));
    byte[] fingerprint = new OfCart(ADA, cart).fingerprint();

    assertThat(new OfCart(ADA, new CartToken("A".repeat(43))).fingerprint()).isEqualTo(fingerprint);
    assertThat(new OfCart(ADA, new CartToken("B".repeat(43))).fingerprint())
        .isNotEqualTo(fingerprint);
    assertThat(new OfCart("eve@example.com", cart).fingerprint()).isNotEqualTo(fingerprint);
  }
}
