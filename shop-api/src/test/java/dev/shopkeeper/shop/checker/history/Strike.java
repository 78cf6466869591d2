package dev.shopkeeper.shop.checker.history;

/// A line of the fault timeline: when a fault struck and was over, when all of the shop served
/// again, and what effect was seen; a fault without effect does not count.
public record Strike(
    String fault, long began, long ended, long served, boolean effective, String seen) {

  /// The timeline's file in a run's folder.
  public static final String FILE = "faults.jsonl";
}
