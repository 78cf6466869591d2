package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.workload.Release;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// How an operator goes about its work.
///
/// @param namespaces those whose Shops it looks after; all if none is given
/// @param resync after which time each Shop is looked at again, whatever happens
/// @param candidate beside which pod the canary is; without one there is none
public record Operation(
    Release release,
    InstantSource clock,
    Term term,
    Set<String> namespaces,
    Duration resync,
    Optional<Candidate> candidate,
    OperatorMetrics metrics) {
  public Operation {
    namespaces = Set.copyOf(namespaces);
  }
}
