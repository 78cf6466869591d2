package dev.shopkeeper.shop.admin.session;

import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Signing in has to wait.
final class TooManySignIns extends Refusal {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  TooManySignIns(Duration wait) {
    super(
        ProblemType.TOO_MANY_SIGN_INS,
        "Signing in failed too often. Try again in %d s.".formatted(wait.toSeconds()),
        Map.of());
    this.wait = wait;
  }

  static TooManySignIns atOnce() {
    return new TooManySignIns(Duration.ofSeconds(1));
  }

  @Override
  protected Optional<Duration> retryAfter() {
    return Optional.of(wait);
  }
}
