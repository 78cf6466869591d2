package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.history.Call;
import dev.shopkeeper.shop.checker.history.Outcome;
import dev.shopkeeper.shop.checker.history.Strike;
import dev.shopkeeper.shop.checker.verdict.Evidence;
import dev.shopkeeper.shop.checker.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The figures of one run, read from its folder alone, and what the checks say of it.
record Report(Evidence evidence, List<Strike> strikes, List<Verdict> verdicts) {

  private static final int EXAMPLES = 5;

  static Report of(Path folder) throws IOException {
    Evidence evidence = Evidence.read(folder);
    Path timeline = folder.resolve(Strike.FILE);
    try (Stream<String> lines = Files.exists(timeline) ? Files.lines(timeline) : Stream.of()) {
      List<Strike> strikes =
          lines.map(line -> JsonMapper.shared().readValue(line, Strike.class)).toList();
      return new Report(evidence, strikes, Verdict.of(evidence));
    }
  }

  /// Orders that were acknowledged, each once.
  long acknowledged() {
    return evidence.purchases().values().stream()
        .flatMap(purchase -> purchase.orders())
        .distinct()
        .count();
  }

  boolean holds() {
    return verdicts.stream().allMatch(Verdict::holds);
  }

  String text() {
    var text = new StringBuilder();
    faults(text);
    calls(text);
    checks(text);
    return text.toString();
  }

  private void faults(StringBuilder text) {
    line(text, "%-18s %6s %10s %14s".formatted("fault", "tried", "effective", "recovery (s)"));
    Map<String, List<Strike>> kinds =
        strikes.stream()
            .collect(Collectors.groupingBy(Strike::fault, TreeMap::new, Collectors.toList()));
    kinds.forEach((kind, all) ->
        line(
            text,
            "%-18s %6d %10d %14s"
                .formatted(
                    kind,
                    all.size(),
                    all.stream().filter(Strike::effective).count(),
                    recovery(all))));
    line(
        text,
        "%-18s %6d %10d"
            .formatted(
                "together", strikes.size(), strikes.stream().filter(Strike::effective).count()));
  }

  /// From the fault's end until both replicas served: the median and the longest.
  private static String recovery(List<Strike> strikes) {
    double[] seconds =
        strikes.stream()
            .mapToDouble(strike -> (strike.served() - strike.ended()) / 1e9)
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT, "%.1f … %.1f", seconds[seconds.length / 2], seconds[seconds.length - 1]);
  }

  private void calls(StringBuilder text) {
    Map<Outcome, Long> outcomes =
        evidence.calls().stream()
            .collect(Collectors.groupingBy(Call::outcome, Collectors.counting()));
    double seconds = evidence.facts().seconds();
    line(text, "");
    line(
        text,
        "%d orders acknowledged in %.0f s (%.0f/s); %d in the database; seed %d"
            .formatted(
                acknowledged(),
                seconds,
                acknowledged() / seconds,
                evidence.dump().orders().size(),
                evidence.facts().seed()));
    line(text, "%d calls: %s".formatted(evidence.calls().size(), outcomes));
    line(text, "answers by status (0: none): %s".formatted(statuses()));
  }

  private Map<Integer, Long> statuses() {
    return evidence.calls().stream()
        .collect(
            Collectors.groupingBy(
                call -> call.answer().status(), TreeMap::new, Collectors.counting()));
  }

  private void checks(StringBuilder text) {
    line(text, "");
    for (Verdict verdict : verdicts) {
      line(
          text,
          "check %2d  %-42s %s"
              .formatted(
                  verdict.check().number(),
                  verdict.check().claim(),
                  verdict.holds() ? "holds" : verdict.breaches().size() + " breaches"));
      verdict.breaches().stream()
          .limit(EXAMPLES)
          .forEach(breach -> line(text, "          - %s".formatted(breach)));
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
