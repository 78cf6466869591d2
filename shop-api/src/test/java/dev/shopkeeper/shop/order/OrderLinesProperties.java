package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderLinesProperties {

  @Provide
  Arbitrary<List<OrderLine>> wishes() {
    Arbitrary<ProductId> products = Arbitraries.longs().between(1, 12).map(ProductId::new);
    Arbitrary<Integer> quantities = Arbitraries.integers().between(1, 19);
    return Combinators.combine(products, quantities)
        .as(OrderLine::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(OrderLines.MOST_LINES);
  }

  private static Map<ProductId, Integer> sums(List<OrderLine> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                OrderLine::productId, Collectors.summingInt(OrderLine::quantity)));
  }

  @Property
  void namesEachProductOnceInOrderAndLosesNoQuantity(@ForAll("wishes") List<OrderLine> wishes) {
    List<OrderLine> lines = new OrderLines(wishes).lines();

    assertThat(lines).extracting(OrderLine::productId).doesNotHaveDuplicates().isSorted();
    assertThat(sums(lines)).isEqualTo(sums(wishes));
  }

  @Property
  void doesNotCareInWhichOrderTheWishesCome(
      @ForAll("wishes") List<OrderLine> wishes, @ForAll Random random) {
    List<OrderLine> shuffled = new ArrayList<>(wishes);
    Collections.shuffle(shuffled, random);

    assertThat(new OrderLines(shuffled)).isEqualTo(new OrderLines(wishes));
  }

  @Property
  void changesNothingWhenDoneAgain(@ForAll("wishes") List<OrderLine> wishes) {
    OrderLines once = new OrderLines(wishes);

    assertThat(new OrderLines(once.lines())).isEqualTo(once);
  }

  @Property
  void refusesAnyQuantityOutsideItsLimits(
      @ForAll int quantity, @ForAll("wishes") List<OrderLine> wishes) {
    boolean fits = quantity >= 1 && quantity <= OrderLines.MOST_OF_ONE;
    List<OrderLine> lines = List.of(new OrderLine(new ProductId(99), quantity), wishes.getFirst());

    if (fits) {
      assertThat(new OrderLines(lines).lines()).hasSize(2);
    } else {
      assertThatThrownBy(() -> new OrderLines(lines)).isInstanceOf(Refusal.class);
    }
  }
}
