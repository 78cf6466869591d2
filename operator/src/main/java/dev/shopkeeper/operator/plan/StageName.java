package dev.shopkeeper.operator.plan;

/// The stages of a Shop in the order they open.
public enum StageName {
  ROLLOUT("the revision"),
  NETWORK("the network policies"),
  DATA("its data objects"),
  DATABASE("the database"),
  MIGRATION("the schema migration"),
  API("the api"),
  UI("the ui"),
  EDGE("the edge"),
  MONITORING("the monitoring");

  private final String title;

  StageName(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// Whether a Shop serves nobody without it. What is not needed keeps nothing from being opened.
  public boolean isNeededToServe() {
    return this != MONITORING && this != ROLLOUT;
  }
}
