package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.shop.CheckedShop;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;

/// What the clients know together of the products.
final class Shelves {

  private static final int LEAST = 20;
  private static final int VARIETY = 397;
  private static final int STRIDE = 151;

  private final AtomicIntegerArray restocks = new AtomicIntegerArray(CheckedShop.PRODUCTS + 1);

  /// A product, the first ones more often than the last.
  static long any(RandomGenerator random) {
    int one = random.nextInt(CheckedShop.PRODUCTS);
    int other = random.nextInt(CheckedShop.PRODUCTS);
    return 1L + Math.min(one, other);
  }

  /// More of it, in a quantity that the product is never restocked by again: the stride walks
  /// through all quantities of a block before the next block begins.
  Action.Restock more(long product) {
    int number = restocks.getAndIncrement((int) product);
    int quantity = LEAST + number * STRIDE % VARIETY + number / VARIETY * VARIETY;
    return new Action.Restock(product, quantity);
  }

  /// A price that nobody knows beforehand.
  static Action.Reprice price(RandomGenerator random) {
    return new Action.Reprice(any(random), BigDecimal.valueOf(random.nextInt(1, 10_000), 2));
  }
}
