package dev.shopkeeper.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A mapping of a workflow. GitHub reads YAML 1.2, to which `on` is no truth.
record Yaml(Map<?, ?> map) {
  static final Yaml EMPTY = new Yaml(Map.of());

  static Yaml parse(String text) {
    Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
    return document instanceof Map<?, ?> map ? new Yaml(map) : EMPTY;
  }

  @Nullable String text(String key) {
    Object value = map.get(key);
    return value == null ? null : value.toString();
  }

  Yaml at(String key) {
    return map.get(key) instanceof Map<?, ?> inner ? new Yaml(inner) : EMPTY;
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  /// One or many, written either way.
  List<String> texts(String key) {
    return switch (map.get(key)) {
      case null -> List.of();
      case List<?> items -> items.stream().map(String::valueOf).toList();
      case Map<?, ?> inner -> inner.keySet().stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString());
    };
  }

  List<Yaml> items(String key) {
    return map.get(key) instanceof List<?> items
        ? items.stream()
            .map(item -> item instanceof Map<?, ?> inner ? new Yaml(inner) : EMPTY)
            .toList()
        : List.of();
  }

  List<String> keys() {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  Map<String, String> strings() {
    return map.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().toString(),
                entry -> String.valueOf(entry.getValue()),
                (first, _) -> first,
                TreeMap::new));
  }
}
