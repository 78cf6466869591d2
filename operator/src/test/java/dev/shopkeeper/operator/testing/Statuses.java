package dev.shopkeeper.operator.testing;

import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.DataObject;
import dev.shopkeeper.operator.shop.ShopStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statuses that say one thing.
public final class Statuses {
  private Statuses() {}

  /// Of a Shop of that generation, with one condition.
  public static ShopStatus with(
      String type, String status, String reason, String message, long generation) {
    var condition =
        new Condition(type, status, reason, message, "2026-01-01T00:00:00Z", generation);
    return of(generation, null, List.of(condition));
  }

  public static ShopStatus with(DataObject data) {
    return of(1, List.of(data), null);
  }

  private static ShopStatus of(
      long generation, @Nullable List<DataObject> data, @Nullable List<Condition> conditions) {
    return new ShopStatus(generation, null, null, null, null, null, null, null, data, conditions);
  }
}
