package dev.shopkeeper.shop.checker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How long a run goes on, and what it must have seen at its end.
record Plan(
    int faults,
    int classes,
    int each,
    long orders,
    Duration limit,
    long seed,
    int clients,
    Set<String> only,
    Path folder) {

  private static final Map<String, String> USUAL =
      Map.of(
          "faults", "100",
          "classes", "8",
          "each", "5",
          "orders", "30000",
          "minutes", "45",
          "clients", "16",
          "only", "",
          "seed", "",
          "folder", "");

  /// Reads options such as `--faults=10`; refuses those it does not know.
  static Plan of(String... options) {
    Map<String, String> values = new TreeMap<>(USUAL);
    for (String option : options) {
      String[] parts = option.replaceFirst("^--", "").split("=", 2);
      if (parts.length != 2 || !USUAL.containsKey(parts[0])) {
        throw new Misuse(option + " is no option; there are " + options() + ", each with =VALUE");
      }
      values.put(parts[0], parts[1]);
    }
    long seed =
        values.getOrDefault("seed", "").isEmpty() ? System.nanoTime() : number(values, "seed");
    return new Plan(
        (int) number(values, "faults"),
        classes(values),
        (int) number(values, "each"),
        number(values, "orders"),
        Duration.ofMinutes(number(values, "minutes")),
        seed,
        (int) number(values, "clients"),
        words(values.getOrDefault("only", "")),
        folder(values.getOrDefault("folder", ""), seed));
  }

  private static String options() {
    return new TreeMap<>(USUAL)
        .keySet().stream().map(name -> "--" + name).collect(Collectors.joining(" "));
  }

  private static long number(Map<String, String> values, String name) {
    String value = values.getOrDefault(name, "");
    if (!value.matches("[0-9]{1,18}")) {
      throw new Misuse("--%s=%s is no number: give one from 0".formatted(name, value));
    }
    return Long.parseLong(value);
  }

  /// Of those that were named all, if any were.
  private static int classes(Map<String, String> values) {
    Set<String> only = words(values.getOrDefault("only", ""));
    return only.isEmpty() ? (int) number(values, "classes") : only.size();
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(","))
        .filter(word -> !word.isBlank())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Path folder(String given, long seed) {
    return given.isEmpty() ? Path.of("shop-api/target/order-checks/" + seed) : Path.of(given);
  }
}
