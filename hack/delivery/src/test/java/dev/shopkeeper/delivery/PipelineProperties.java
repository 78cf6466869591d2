package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// What follows a test that fails, and what follows when none does.
class PipelineProperties {
  private static final Workflows OURS = Workflows.ours();
  private static final Set<Deed> AFTER_TESTS =
      EnumSet.of(Deed.BUILD, Deed.PUSH, Deed.DEPLOY, Deed.RELEASE);

  private static @Nullable Checkout checkout;

  @BeforeContainer
  static void open() {
    checkout = Checkout.create("1.2.3", "0123456789ab");
  }

  @AfterContainer
  static void close() {
    if (checkout != null) {
      checkout.close();
    }
  }

  // Feature: aws-devops-three-tier, Property 28: For any test failure in the CI/CD pipeline, the
  // system SHALL halt the deployment process and notify developers.
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 28: For any test failure in the CI/CD pipeline, the"
          + " system SHALL halt the deployment process and notify developers.")
  void aFailedTestHaltsAndIsTold(
      @ForAll("occasions") Occasion occasion,
      @ForAll("tests") String test,
      @ForAll("broken") Set<String> others) {
    for (Workflow workflow : pipelines(occasion)) {
      Order order =
          Order.of(
              Execution.of(
                  OURS,
                  workflow,
                  occasion,
                  step -> test.equals(step.path()) || others.contains(step.path())));

      assertThat(AFTER_TESTS).noneMatch(order::tried);
      assertThat(told(order)).startsWith("The pipeline failed\nStopped by test\n");
    }
  }

  // Feature: aws-devops-three-tier, Property 29: For any successful test execution, the CI/CD
  // pipeline SHALL proceed to build and push Docker images to Amazon ECR.
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 29: For any successful test execution, the CI/CD"
          + " pipeline SHALL proceed to build and push Docker images to Amazon ECR.")
  void passedTestsAreFollowedByBuildAndPush(
      @ForAll("occasions") Occasion occasion, @ForAll("later") Set<String> broken) {
    for (Workflow workflow : pipelines(occasion)) {
      Order order =
          Order.of(Execution.of(OURS, workflow, occasion, step -> broken.contains(step.path())));

      assertThat(order.achieved(Deed.BUILD)).isTrue();
      assertThat(order.achieved(Deed.SCAN)).isTrue();
      assertThat(order.achieved(Deed.PUSH)).isEqualTo(delivers(workflow, occasion));
      order.isKept(Deed.TESTS, AFTER_TESTS);
    }
  }

  @Provide
  Arbitrary<Occasion> occasions() {
    return Words.occasions();
  }

  /// One that is there for a test.
  @Provide
  Arbitrary<String> tests() {
    return Arbitraries.of(
        OURS.steps().stream()
            .filter(step -> Deed.TESTS.stream().anyMatch(step::does))
            .map(Step::path)
            .toList());
  }

  /// Telling is what the property asks for: what becomes of it when that breaks is another story.
  @Provide
  Arbitrary<Set<String>> broken() {
    return Words.steps(
        OURS.steps().stream().filter(step -> !step.path().contains("/notify/")).toList());
  }

  /// What comes after the images were pushed.
  @Provide
  Arbitrary<Set<String>> later() {
    return Words.steps(
        OURS.steps().stream()
            .filter(step -> step.path().matches("(deploy|terraform)\\.yml/.*|.*/notify/.*"))
            .toList());
  }

  /// Those that build images.
  private static List<Workflow> pipelines(Occasion occasion) {
    return List.of(OURS.workflow("ci.yml"), OURS.workflow("release.yml")).stream()
        .filter(occasion::starts)
        .toList();
  }

  /// A pull request and a branch end with the scan.
  private static boolean delivers(Workflow workflow, Occasion occasion) {
    return workflow.file().equals("release.yml")
        || (!occasion.isPullRequest() && occasion.reference().equals(Occasion.MAIN));
  }

  private static String told(Order order) {
    Map<String, Conclusion> results =
        order.done().stream()
            .filter(it -> it.step().does(Deed.TELL))
            .findFirst()
            .map(Execution.Done::told)
            .orElseThrow(() -> new AssertionError("Nobody is told"));
    return Objects.requireNonNull(checkout)
        .with("RESULTS", json(results))
        .run("hack/delivery/notify", "--print")
        .output();
  }

  private static String json(Map<String, Conclusion> results) {
    return results.entrySet().stream()
        .map(entry ->
            "\"%s\": {\"result\": \"%s\", \"outputs\": {}}"
                .formatted(entry.getKey(), entry.getValue().toString().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
