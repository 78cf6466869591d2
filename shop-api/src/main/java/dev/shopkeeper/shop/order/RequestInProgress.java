package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The request that first came with the key has not ended yet.
final class RequestInProgress extends Refusal {

  private static final long serialVersionUID = 1L;

  RequestInProgress() {
    super(
        ProblemType.REQUEST_IN_PROGRESS,
        "An order with this %s is being placed. Ask again for its answer."
            .formatted(IdempotencyKey.HEADER),
        Map.of());
  }

  @Override
  protected Optional<Duration> retryAfter() {
    return Optional.of(Duration.ofSeconds(1));
  }
}
