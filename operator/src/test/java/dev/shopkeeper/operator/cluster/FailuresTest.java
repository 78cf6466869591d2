package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final ResourceID ACME = new ResourceID("acme", "shops");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plus(Failures.ACCIDENT).plus(Duration.ofMillis(1));

  private final Failures failures = new Failures();

  @Test
  void areAnAccidentAtFirstHoweverMany() {
    for (int i = 0; i < 100; i++) {
      assertThat(failures.last(ACME, NOW.plusMillis(i * 10L))).isFalse();
    }
  }

  @Test
  void areNewsAfterAWhileHoweverFew() {
    failures.last(ACME, NOW);

    assertThat(failures.last(ACME, LATER)).isTrue();
  }

  @Test
  void endWithASuccess() {
    failures.last(ACME, NOW);
    failures.end(ACME);

    assertThat(failures.last(ACME, LATER)).isFalse();
  }

  @Test
  void areEachShopsOwn() {
    failures.last(ACME, NOW);

    assertThat(failures.last(new ResourceID("other", "shops"), LATER)).isFalse();
  }
}
