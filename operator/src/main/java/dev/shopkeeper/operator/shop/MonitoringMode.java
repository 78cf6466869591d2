package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/// When a Shop is monitored by ServiceMonitors.
public enum MonitoringMode {
  /// When the cluster knows the kind.
  @JsonProperty("Auto")
  AUTO,
  /// In any case; where the cluster does not know the kind, the Shop says so.
  @JsonProperty("Enabled")
  ENABLED,
  /// Never.
  @JsonProperty("Disabled")
  DISABLED
}
