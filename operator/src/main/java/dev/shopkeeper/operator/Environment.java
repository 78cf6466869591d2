package dev.shopkeeper.operator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Variables of the environment, read with a bound; what is out of it is refused by name.
record Environment(Map<String, String> variables) {
  private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
  private static final String DNS_SUBDOMAIN = "[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?";
  private static final String IMAGE = "[a-z0-9][a-zA-Z0-9._:/@-]{0,254}";

  String text(String name) {
    return variables.getOrDefault(name, "");
  }

  String image(String name, String fallback) {
    String image = variables.getOrDefault(name, fallback);
    return require(
        image.matches(IMAGE), name, "an image reference such as " + fallback, image, image);
  }

  int port(String name, int fallback) {
    return number(name, "a port", fallback, 0, 65535);
  }

  int number(String name, String what, int fallback, int least, int most) {
    String text = variables.getOrDefault(name, Integer.toString(fallback));
    return bounded(name, "%s from %d to %d".formatted(what, least, most), text, least, most);
  }

  /// Given in seconds.
  Duration duration(String name, Duration fallback, Duration least, Duration most) {
    String text = variables.getOrDefault(name, Long.toString(fallback.toSeconds()));
    String wanted = "whole seconds from %d to %d".formatted(least.toSeconds(), most.toSeconds());
    return Duration.ofSeconds(
        bounded(name, wanted, text, (int) least.toSeconds(), (int) most.toSeconds()));
  }

  String word(String name, String fallback, List<String> words) {
    String word = variables.getOrDefault(name, fallback);
    return require(words.contains(word), name, "one of " + String.join(", ", words), word, word);
  }

  String namespace(String name) {
    String namespace = text(name);
    return require(
        namespace.matches(DNS_LABEL), name, "the name of a namespace", namespace, namespace);
  }

  String pod(String name) {
    String pod = text(name);
    return require(pod.matches(DNS_SUBDOMAIN), name, "the name of a pod", pod, pod);
  }

  /// Separated by commas.
  Set<String> namespaces(String name) {
    String text = text(name);
    if (text.isBlank()) {
      return Set.of();
    }
    List<String> namespaces = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    return require(
        namespaces.stream().allMatch(it -> it.matches(DNS_LABEL)),
        name,
        "names of namespaces separated by commas, or empty for all namespaces",
        text,
        new TreeSet<>(namespaces));
  }

  private static int bounded(String name, String wanted, String text, int least, int most) {
    boolean good =
        text.matches("[0-9]{1,9}")
            && Integer.parseInt(text) >= least
            && Integer.parseInt(text) <= most;
    return require(good, name, wanted, text, good ? Integer.parseInt(text) : 0);
  }

  private static <T> T require(boolean good, String name, String wanted, String given, T value) {
    if (!good) {
      throw new IllegalArgumentException("%s must be %s, not '%s'".formatted(name, wanted, given));
    }
    return value;
  }
}
