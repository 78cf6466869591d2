package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderLinesTest {

  private static final OrderLine MANY = new OrderLine(new ProductId(1), OrderLines.MOST_OF_ONE);

  @Test
  void refusesAnOrderOfNothing() {
    assertThatThrownBy(() -> new OrderLines(List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessage("items must name at least one product");
  }

  @Test
  void refusesMoreLinesThanOneOrderHas() {
    assertThatThrownBy(
            () -> new OrderLines(Collections.nCopies(51, new OrderLine(new ProductId(1), 1))))
        .hasMessage("items must have at most 50 lines");
  }

  @Test
  void refusesTooManyOfOneProductOverSeveralLines() {
    assertThatThrownBy(() -> new OrderLines(List.of(MANY, MANY)))
        .hasMessage("items must have at most 999 of one product");
  }
}
