package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whether the loop still turns: a Lease beside the operator is renewed once a minute, and
/// each renewal must come back through watch, queue and threads, as a Shop's edit does.
///
/// A renewal that the API server does not answer counts for nothing: its absence is no fault of the
/// loop.
final class Canary implements AutoCloseable {
  static final String NAME = "shopkeeper-canary";
  static final Duration PACE = Duration.ofMinutes(1);
  static final Duration LIMIT = Duration.ofMinutes(3);
  private static final long UNANSWERED = Long.MAX_VALUE;
  private static final Logger LOG = LoggerFactory.getLogger(Canary.class);

  private final KubernetesClient client;
  private final Candidate candidate;
  private final Term term;
  private final Duration pace;
  private final Duration limit;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("canary").factory());

  /// Renewals that did not come back yet, oldest first, and when they were answered.
  private final SequencedMap<Instant, Long> away = new LinkedHashMap<>();

  private long back = System.nanoTime();

  Canary(KubernetesClient client, Candidate candidate, Term term, Duration pace, Duration limit) {
    this.client = client;
    this.candidate = candidate;
    this.term = term;
    this.pace = pace;
    this.limit = limit;
  }

  String namespace() {
    return candidate.namespace();
  }

  /// Nothing is left to the Future: each renewal tells of its own failure.
  @SuppressWarnings("FutureReturnValueIgnored")
  void begin() {
    timer.scheduleWithFixedDelay(this::renew, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void renew() {
    if (!isAlive()) {
      LOG.error("the loop has not noticed its canary for {} s: it is stuck", age().toSeconds());
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    sent(now);
    try {
      term.require();
      client.resource(lease(now)).fieldManager(Labels.OPERATOR).forceConflicts().serverSideApply();
      answered(now);
    } catch (RuntimeException e) {
      forget(now);
      LOG.warn("cannot renew Lease {}: {}", NAME, e.getMessage());
    }
  }

  private Lease lease(Instant now) {
    return new LeaseBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(candidate.namespace())
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(candidate.pod())
        .withRenewTime(now.atZone(ZoneOffset.UTC))
        .endSpec()
        .build();
  }

  private synchronized void sent(Instant renewal) {
    away.put(renewal, UNANSWERED);
  }

  /// The watch may have been faster than the answer.
  private synchronized void answered(Instant renewal) {
    away.computeIfPresent(renewal, (it, never) -> System.nanoTime());
  }

  private synchronized void forget(Instant renewal) {
    away.remove(renewal);
  }

  /// On a thread of the loop. Events of the same object may come as one, so those before are back
  /// as well.
  synchronized void isBack(Lease lease) {
    Instant renewal = lease.getSpec().getRenewTime().toInstant();
    if (away.containsKey(renewal)) {
      back = System.nanoTime();
      Iterator<Instant> renewals = away.keySet().iterator();
      Instant next;
      do {
        next = renewals.next();
        renewals.remove();
      } while (!next.equals(renewal));
    }
  }

  synchronized boolean isAlive() {
    long now = System.nanoTime();
    return away.values().stream()
        .filter(answered -> answered != UNANSWERED)
        .allMatch(answered -> now - answered < limit.toNanos());
  }

  /// How long ago the last one came back.
  synchronized Duration age() {
    return Duration.ofNanos(System.nanoTime() - back);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
