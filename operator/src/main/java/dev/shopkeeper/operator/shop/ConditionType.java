package dev.shopkeeper.operator.shop;

/// What is observed of a Shop: the types of its conditions, as its status spells them.
public enum ConditionType {
  READY("Ready"),
  PROGRESSING("Progressing"),
  DEGRADED("Degraded"),
  PAUSED("Paused"),
  DATABASE_READY("DatabaseReady"),
  API_READY("ApiReady"),
  UI_READY("UiReady"),
  EDGE_READY("EdgeReady"),
  MONITORING_READY("MonitoringReady");

  private final String text;

  ConditionType(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
