package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/// That nothing leaves the pipeline unscanned: by the order of its jobs, and by the scripts' own
/// refusal.
class ScanProperties {
  private static final String REGISTRY = "registry.example.org/shop";
  private static final Workflows OURS = Workflows.ours();

  /// What may have become of an image before it is pushed.
  enum Fate {
    CLEAN,
    VULNERABLE,
    UNREADABLE,
    CHANGED_AFTERWARDS,
    NEVER_SCANNED
  }

  // Feature: aws-devops-three-tier, Property 27: For any Docker image built in the CI/CD pipeline,
  // it SHALL be scanned for security vulnerabilities before deployment.
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 27: For any Docker image built in the CI/CD"
          + " pipeline, it SHALL be scanned for security vulnerabilities before deployment.")
  void nothingIsDeliveredUnscanned(
      @ForAll("fates") Map<String, Fate> fates,
      @ForAll("occasions") Occasion occasion,
      @ForAll("broken") Set<String> broken) {
    scansBeforeItDelivers(occasion, broken);
    pushesCleanImagesAlone(fates);
  }

  private static void scansBeforeItDelivers(Occasion occasion, Set<String> broken) {
    for (Workflow workflow : OURS.started()) {
      if (occasion.starts(workflow)) {
        var done = Execution.of(OURS, workflow, occasion, step -> broken.contains(step.path()));
        Order.of(done).isKept(Set.of(Deed.SCAN), Deed.DELIVERIES);
      }
    }
  }

  private static void pushesCleanImagesAlone(Map<String, Fate> fates) {
    boolean clean = fates.values().stream().allMatch(Fate.CLEAN::equals);
    Statistics.label("all clean").collect(clean);
    try (Checkout checkout = Checkout.create("1.2.3", "0123456789ab")) {
      fates.forEach((image, fate) -> {
        if (fate != Fate.NEVER_SCANNED) {
          Archives.write(checkout, image, "1.2.3", "0123456789ab", mark(fate));
        }
      });
      int scan = Archives.scan(checkout).status();
      fates.forEach((image, fate) -> {
        if (fate == Fate.NEVER_SCANNED || fate == Fate.CHANGED_AFTERWARDS) {
          Archives.write(checkout, image, "1.2.3", "0123456789ab", "another");
        }
      });
      int push = Archives.push(checkout, REGISTRY).status();

      assertThat(scan == 0)
          .isEqualTo(
              fates.values().stream()
                  .allMatch(fate -> fate == Fate.CLEAN || fate == Fate.CHANGED_AFTERWARDS));
      assertThat(push == 0).isEqualTo(clean);
      assertThat(Archives.pushed(checkout, REGISTRY)).hasSize(clean ? 8 : 0);
    }
  }

  private static String mark(Fate fate) {
    return switch (fate) {
      case VULNERABLE -> "vulnerable";
      case UNREADABLE -> "unreadable";
      default -> "clean";
    };
  }

  @Provide
  Arbitrary<Map<String, Fate>> fates() {
    Arbitrary<Fate> mostlyClean =
        Arbitraries.frequency(
            Tuple.of(8, Fate.CLEAN),
            Tuple.of(1, Fate.VULNERABLE),
            Tuple.of(1, Fate.UNREADABLE),
            Tuple.of(1, Fate.CHANGED_AFTERWARDS),
            Tuple.of(1, Fate.NEVER_SCANNED));
    return mostlyClean
        .list()
        .ofSize(Archives.IMAGES.size())
        .map(fates ->
            Map.of(
                Archives.IMAGES.get(0), fates.get(0),
                Archives.IMAGES.get(1), fates.get(1),
                Archives.IMAGES.get(2), fates.get(2),
                Archives.IMAGES.get(3), fates.get(3)));
  }

  @Provide
  Arbitrary<Occasion> occasions() {
    return Words.occasions();
  }

  /// The scan finds something as often as not.
  @Provide
  Arbitrary<Set<String>> broken() {
    Arbitrary<Set<String>> scans =
        Words.steps(OURS.steps().stream().filter(step -> step.does(Deed.SCAN)).toList());
    return Combinators.combine(scans, Words.steps(OURS.steps()))
        .as((some, others) -> {
          var both = new HashSet<>(some);
          both.addAll(others);
          return both;
        });
  }
}
