package dev.shopkeeper.shop.schema;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for something with a growing pause and an end, telling why whenever the reason changes.
record Patience(Duration limit) {

  private static final Logger log = LoggerFactory.getLogger(Patience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// Asks until there is no obstacle left; gives up at the limit with the last one.
  void until(String goal, Supplier<Optional<String>> obstacle) throws InterruptedException {
    Instant end = Instant.now().plus(limit);
    Duration pause = FIRST_PAUSE;
    String told = "";
    for (Optional<String> reason = obstacle.get(); reason.isPresent(); reason = obstacle.get()) {
      if (Instant.now().isAfter(end)) {
        throw new SchemaFailure("gave up waiting for %s: %s".formatted(goal, reason.get()));
      }
      if (!told.equals(reason.get())) {
        told = reason.get();
        log.info("waiting for {}: {}", goal, told);
      }
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }
}
