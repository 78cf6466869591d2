package dev.shopkeeper.operator.naming;

/// The parts of a Shop, as the label `app.kubernetes.io/component` names them.
public enum Component {
  ROLLOUT("rollout"),
  NETWORK("network"),
  DATABASE("database"),
  MIGRATION("migration"),
  API("api"),
  UI("ui"),
  EDGE("edge"),
  BACKUP("backup"),
  MONITORING("monitoring");

  private final String label;

  Component(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
