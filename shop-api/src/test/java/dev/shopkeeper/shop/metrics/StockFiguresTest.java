package dev.shopkeeper.shop.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StockFiguresTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void areCountedAgainWhateverHappened() {
    try (var _ = new StockFigures(failing(), registry, Duration.ofMillis(5))) {
      await().until(() -> asked.get() > 2);

      assertThat(registry.get("shop.stock.units").gauge().value()).isNaN();
    }
  }

  /// As a pool does that is being closed: no exception of Spring's.
  private JdbcClient failing() {
    return (JdbcClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {JdbcClient.class},
            (_, _, _) -> {
              asked.incrementAndGet();
              throw new IllegalStateException("closed");
            });
  }
}
