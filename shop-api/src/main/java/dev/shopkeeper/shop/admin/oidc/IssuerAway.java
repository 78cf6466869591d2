package dev.shopkeeper.shop.admin.oidc;

import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// No token can be checked for the moment.
final class IssuerAway extends Refusal {

  private static final long serialVersionUID = 1L;

  IssuerAway() {
    super(
        ProblemType.UNAVAILABLE,
        "The issuer of tokens cannot be reached. Nothing was changed.",
        Map.of());
  }

  @Override
  protected Optional<Duration> retryAfter() {
    return Optional.of(Duration.ofSeconds(10));
  }
}
