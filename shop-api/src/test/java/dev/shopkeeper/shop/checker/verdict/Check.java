package dev.shopkeeper.shop.checker.verdict;

import java.util.List;

/// One thing that must hold of every history, whatever harm was done.
public interface Check {

  /// Its number in tables.
  int number();

  /// What must hold, in a few words.
  String claim();

  /// A sentence for each breach that is found.
  List<String> breaches(Evidence evidence);

  /// All ten.
  static List<Check> all() {
    return List.of(
        new AcknowledgedOrdersAreKept(),
        new OneOrderPerKey(),
        new RefusalsLeaveNoOrder(),
        new NoOrderWithoutRequest(),
        new StockAddsUp(),
        new TotalsAreSums(),
        new StatusMovesForward(),
        new ClientsReadTheirWrites(),
        new StockIsLinearizable(),
        new AuditIsComplete());
  }
}
