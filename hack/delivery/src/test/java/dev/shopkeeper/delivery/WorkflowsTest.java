package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds of every workflow as it is written, and of each way through them.
class WorkflowsTest {
  private static final Workflows OURS = Workflows.ours();
  private static final Pattern USES =
      Pattern.compile("^\\s*(?:- )?uses:\\s*(.+)$", Pattern.MULTILINE);
  private static final Pattern PINNED =
      Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  /// What changes a cluster or a registry; only our scripts do, for they know how to go back.
  private static final Pattern DELIVERS_BY_HAND =
      Pattern.compile(
          "kubectl (apply|patch|set|create|replace|delete)|helm (install|upgrade)|docker push|buildx .*--push");

  private static final int GLUE = 4;

  private static final List<Occasion> OCCASIONS =
      List.of(
          Occasion.of("push", Occasion.MAIN),
          Occasion.of("workflow_dispatch", Occasion.MAIN),
          Occasion.of("workflow_dispatch", "refs/heads/feature"),
          Occasion.of("pull_request", "refs/pull/7/merge"),
          Occasion.of("push", "refs/tags/v1.2.3"),
          Occasion.of("schedule", Occasion.MAIN));

  @Test
  void everyActionIsPinnedByItsCommit() {
    List<String> used =
        Workflows.texts().stream()
            .flatMap(path -> USES.matcher(Workflows.read(path)).results())
            .map(match -> match.group(1).strip())
            .filter(action -> !action.startsWith("./"))
            .toList();

    assertThat(used).hasSizeGreaterThan(20).allMatch(PINNED.asMatchPredicate());
    assertThat(used.stream().map(action -> action.replaceFirst("@.*", "")).distinct().count())
        .as("one version of each")
        .isEqualTo(used.stream().distinct().count());
  }

  @Test
  void nobodyHasPermissionsBeforeAJobAsksForThem() {
    OURS.workflows()
        .values()
        .forEach(workflow -> {
          assertThat(workflow.document().has("permissions")).as(workflow.file()).isTrue();
          assertThat(workflow.document().at("permissions").keys()).as(workflow.file()).isEmpty();
          workflow.jobs().forEach(job -> assertThat(job.hasPermissions()).as(job.id()).isTrue());
        });
  }

  @Test
  void credentialsOfTheRepositoryAreNeverKept() {
    assertThat(OURS.steps().stream().filter(step -> step.usesAction("actions/checkout")))
        .hasSizeGreaterThan(8)
        .allMatch(step -> "false".equals(step.with().get("persist-credentials")));
  }

  @Test
  void stepsAreGlue() {
    assertThat(OURS.steps())
        .allSatisfy(step -> {
          assertThat(step.lines()).as(step.path()).hasSizeLessThanOrEqualTo(GLUE);
          assertThat(DELIVERS_BY_HAND.matcher(String.join("\n", step.lines())).find())
              .as(step.path())
              .isFalse();
        });
  }

  @Test
  void noStepHidesThatItFailed() {
    assertThat(OURS.steps()).noneMatch(Step::hidesFailures).noneMatch(Step::continuesOnError);
    assertThat(OURS.workflows().values())
        .flatExtracting(Workflow::jobs)
        .noneMatch(Job::continuesOnError);
  }

  @Test
  void everyScriptThatIsCalledIsThere() {
    assertThat(OURS.steps())
        .allSatisfy(step -> {
          Matcher script =
              Pattern.compile("hack/[a-z/-]+").matcher(String.join("\n", step.lines()));
          while (script.find()) {
            assertThat(Checkout.ROOT.resolve(script.group())).matches(Files::isExecutable);
          }
        });
  }

  /// What is under way may leave a lock, or half of a change.
  @Test
  void whatChangesSomethingIsNeverCancelled() {
    List<Workflow> changing =
        OURS.workflows().values().stream()
            .filter(workflow ->
                workflow.jobs().stream()
                    .flatMap(job -> job.steps().stream())
                    .anyMatch(step ->
                        Stream.of(Deed.DEPLOY, Deed.APPLY, Deed.RELEASE).anyMatch(step::does)))
            .toList();

    assertThat(changing).hasSize(3);
    assertThat(changing)
        .allMatch(workflow ->
            "false".equals(workflow.document().at("concurrency").text("cancel-in-progress")));
    assertThat(OURS.workflow("ci.yml").document().at("concurrency").text("cancel-in-progress"))
        .isEqualTo("${{ github.event_name == 'pull_request' }}");
  }

  /// Each step broken by itself, on each occasion: no way to a delivery leads past a test or scan.
  @TestFactory
  Stream<DynamicTest> noWayToADeliveryLeadsPastTestsAndScan() {
    return ways(
        _ -> true,
        order -> {
          order.isKept(Deed.TESTS, Deed.DELIVERIES);
          order.isKept(Set.of(Deed.BUILD, Deed.CHECK_IMAGES, Deed.SCAN), Deed.DELIVERIES);
          order.isKept(Set.of(Deed.PUSH, Deed.VERIFY), Set.of(Deed.DEPLOY));
          order.isKept(Set.of(Deed.CHECK_FOUNDATION, Deed.PLAN), Set.of(Deed.APPLY));
        });
  }

  /// Unless telling itself is what breaks.
  @TestFactory
  Stream<DynamicTest> developersAreToldHoweverItEnds() {
    return ways(
        step -> !step.path().contains("/notify/"),
        order -> assertThat(order.tried(Deed.TELL)).isTrue());
  }

  @Test
  void stagingComesBeforeProduction() {
    assertThat(environments(_ -> false)).containsExactly("staging", "prod");
    assertThat(environments(step -> step.does(Deed.DEPLOY))).containsExactly("staging");
  }

  @Test
  void aPullRequestDeliversNothing() {
    Occasion request = Occasion.of("pull_request", "refs/pull/7/merge");
    for (Workflow workflow : OURS.started().stream().filter(request::starts).toList()) {
      Order order = order(workflow, request, _ -> false);
      assertThat(Deed.DELIVERIES).noneMatch(order::tried);
      assertThat(order.tried(Deed.APPLY)).isFalse();
    }
  }

  private interface Claim {
    void of(Order order);
  }

  private static Stream<DynamicTest> ways(Predicate<Step> breakable, Claim claim) {
    var ways = new ArrayList<DynamicTest>();
    for (Workflow workflow : OURS.started()) {
      for (Occasion occasion : OCCASIONS.stream().filter(it -> it.starts(workflow)).toList()) {
        ways.add(way(workflow, occasion, "nothing", _ -> false, claim));
        for (Step step : OURS.steps().stream().filter(breakable).toList()) {
          ways.add(way(workflow, occasion, step.path(), step::equals, claim));
        }
      }
    }
    assertThat(ways).hasSizeGreaterThan(300);
    return ways.stream();
  }

  private static DynamicTest way(
      Workflow workflow, Occasion occasion, String what, Predicate<Step> broken, Claim claim) {
    return DynamicTest.dynamicTest(
        "%s on %s of %s, %s broken"
            .formatted(workflow.file(), occasion.event(), occasion.reference(), what),
        () -> claim.of(order(workflow, occasion, broken)));
  }

  private static Order order(Workflow workflow, Occasion occasion, Predicate<Step> broken) {
    return Order.of(Execution.of(OURS, workflow, occasion, broken));
  }

  /// Those that a push of main comes to, in order.
  private static List<String> environments(Predicate<Step> broken) {
    return Execution.of(OURS, OURS.workflow("ci.yml"), OCCASIONS.getFirst(), broken).stream()
        .filter(done -> done.step().does(Deed.DEPLOY))
        .map(done -> Objects.requireNonNull(done.given().get("ENVIRONMENT")))
        .toList();
  }
}
