package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.shop.EnvironmentVariable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The environment of a tier's pods.
public final class Environment {
  private Environment() {}

  /// What the Shop adds, and what the operator sets, which no addition can change.
  public static Map<String, String> of(
      List<EnvironmentVariable> added, Map<String, String> settings) {
    var environment = new TreeMap<String, String>();
    added.forEach(variable -> environment.put(variable.name(), variable.value()));
    environment.putAll(settings);
    return environment;
  }
}
