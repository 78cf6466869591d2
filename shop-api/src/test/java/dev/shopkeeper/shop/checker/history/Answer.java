package dev.shopkeeper.shop.checker.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of an answer matters to the checks; status 0 says that none came.
///
/// `product` and `stock` are those of a restock's answer, or of a refusal for want of stock.
public record Answer(
    int status,
    String problem,
    List<Sold> orders,
    @Nullable Long product,
    @Nullable Integer stock) {

  /// None came, for this reason.
  public static Answer none(String why) {
    return new Answer(0, why, List.of(), null, null);
  }

  /// What it lets the client know.
  public Outcome outcome() {
    return status >= 200 && status < 300
        ? Outcome.OK
        : status >= 400 && status < 500 ? Outcome.FAIL : Outcome.UNKNOWN;
  }
}
