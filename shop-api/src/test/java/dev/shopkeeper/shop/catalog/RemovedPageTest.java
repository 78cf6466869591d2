package dev.shopkeeper.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RemovedPageTest {

  private static List<RemovedProduct> removed(int count) {
    return LongStream.range(0, count)
        .mapToObj(i ->
            new RemovedProduct(
                new Product(
                    new ProductId(10 + i), "Pan", "", Money.of("1.00"), null, 0, Instant.EPOCH),
                Instant.ofEpochSecond(100 - i)))
        .toList();
  }

  @Test
  void endsWhereThereIsNoMore() {
    assertThat(RemovedPage.of(removed(2), 2)).isEqualTo(new RemovedPage(removed(2), null));
    assertThat(RemovedPage.of(List.of(), 2).next()).isNull();
  }

  @Test
  void goesOnAfterItsLastProductWhereThereIsMore() {
    assertThat(RemovedPage.of(removed(3), 2)).isEqualTo(new RemovedPage(removed(2), "99000000-11"));
  }
}
