package dev.shopkeeper.shop.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Seals in the background for as long as the process serves.
@Component
final class AuditSealer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AuditSealer.class);

  private final AuditSeals seals;
  private final Duration interval;
  private final Counter sealed;
  private final Counter failures;
  private @Nullable ScheduledExecutorService clock;
  private boolean failing;

  AuditSealer(
      AuditSeals seals,
      MeterRegistry registry,
      @Value("${shop.audit.seal-interval}") Duration interval) {
    this.seals = seals;
    this.interval = interval;
    this.sealed =
        Counter.builder("shop.audit.sealed.entries")
            .description("Audit entries sealed by this process")
            .register(registry);
    this.failures =
        Counter.builder("shop.audit.seal.failures")
            .description("Rounds of sealing that failed")
            .register(registry);
  }

  @Override
  public void start() {
    clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("sealer").factory());
    long millis = interval.toMillis();
    var _ = clock.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Whatever fails is tried again in the next round: nothing was sealed by halves.
  private void round() {
    try {
      for (Optional<Seal> seal = seals.sealNext(); seal.isPresent(); seal = seals.sealNext()) {
        tell(seal.get());
      }
      failing = false;
    } catch (DataAccessException | TransactionException e) {
      failures.increment();
      if (!failing) {
        log.warn("the audit trail is not sealed for the moment", e);
      }
      failing = true;
    } catch (RuntimeException e) {
      failures.increment();
      log.error("the audit trail cannot be sealed", e);
    }
  }

  /// The log is kept elsewhere: with its lines even a database put back to an older state shows.
  private void tell(Seal seal) {
    sealed.increment(seal.entries().size());
    log.atInfo()
        .addKeyValue("seal", seal.number())
        .addKeyValue("code", seal.code())
        .log("sealed {} audit entries", seal.entries().size());
  }

  @Override
  public void stop() {
    if (clock != null) {
      clock.close();
      clock = null;
    }
  }

  @Override
  public boolean isRunning() {
    return clock != null;
  }
}
