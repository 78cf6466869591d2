package dev.shopkeeper.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.inventory.Stock.Change;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import org.junit.jupiter.api.Test;

class RestockTest {

  private static final ProductId PAN = new ProductId(3);

  @Test
  void tellsWhatThereIsAfterwards() {
    assertThat(Restock.after(new Change("Pan", 5, 12), PAN, 7)).isEqualTo(12);
    assertThat(Restock.after(new Change("Pan", 5, 0), PAN, -5)).isZero();
  }

  @Test
  void saysHowManyThereAreWhenMoreAreTaken() {
    assertThatThrownBy(() -> Restock.after(new Change("Pan", 5, null), PAN, -6))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.OUT_OF_STOCK))
        .hasMessage("Only 5 of “Pan” left.");
  }

  @Test
  void refusesMoreThanAShelfHolds() {
    assertThatThrownBy(() -> Restock.after(new Change("Pan", 5, null), PAN, 1_000_000))
        .hasMessage("quantity would make more than 1000000 of one product");
  }
}
