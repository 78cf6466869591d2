package dev.shopkeeper.operator.shop;

/// Whether a condition holds, as its status spells it.
public enum ConditionStatus {
  TRUE("True"),
  FALSE("False"),
  UNKNOWN("Unknown");

  private final String text;

  ConditionStatus(String text) {
    this.text = text;
  }

  public static ConditionStatus of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  @Override
  public String toString() {
    return text;
  }
}
