package dev.shopkeeper.shop.checker.history;

/// One call of one client from its begin to its end.
public record Call(
    long number, int client, int api, Action action, long began, long ended, Answer answer) {

  /// When a call has no known end: it may take effect at any time after its begin.
  public static final long NEVER = Long.MAX_VALUE;

  /// What the client knows of it.
  public Outcome outcome() {
    return answer.outcome();
  }

  /// Whether the shop said that it was done.
  public boolean ok() {
    return outcome() == Outcome.OK;
  }

  /// Whether the shop said that it was not done.
  public boolean failed() {
    return outcome() == Outcome.FAIL;
  }

  /// The latest that it can have taken effect.
  public long effectBefore() {
    return ok() ? ended : NEVER;
  }

  /// The order that the answer tells of.
  public Sold order() {
    return answer.orders().getFirst();
  }
}
