package dev.shopkeeper.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// What properties are tried with.
final class Words {
  private Words() {}

  static Arbitrary<String> versions() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 999);
    return Combinators.combine(number, number, number)
        .as((major, minor, patch) -> "%d.%d.%d".formatted(major, minor, patch));
  }

  static Arbitrary<String> revisions() {
    return Arbitraries.strings().withChars("0123456789abcdef").ofLength(12);
  }

  /// Secrets as AWS and others make them, signs that shells and curl read otherwise included.
  static Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("+/=\\\"'$`!%&;{}#~ -_.")
        .ofMinLength(16)
        .ofMaxLength(40)
        .filter(secret -> !secret.isBlank() && secret.equals(secret.strip()));
  }

  /// What starts a run of the pipeline.
  static Arbitrary<Occasion> occasions() {
    return Arbitraries.of(
        Occasion.of("push", Occasion.MAIN),
        Occasion.of("workflow_dispatch", Occasion.MAIN),
        Occasion.of("workflow_dispatch", "refs/heads/feature"),
        Occasion.of("pull_request", "refs/pull/7/merge"),
        new Occasion("pull_request", "refs/pull/8/merge", true, Map.of()),
        Occasion.of("push", "refs/tags/v1.2.3"),
        Occasion.of("schedule", Occasion.MAIN));
  }

  /// Some steps, by their paths: few at a time, as things break.
  static Arbitrary<Set<String>> steps(List<Step> steps) {
    return Arbitraries.of(steps.stream().map(Step::path).toList())
        .set()
        .ofMaxSize(Math.min(3, steps.size()));
  }
}
