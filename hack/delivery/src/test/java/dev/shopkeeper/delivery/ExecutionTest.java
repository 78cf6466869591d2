package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The walk itself: it finds the ways past a test that GitHub would take.
class ExecutionTest {
  private static final Occasion PUSH = Occasion.of("push", Occasion.MAIN);
  private static final Set<Deed> TEST = Set.of(Deed.TEST);
  private static final Set<Deed> DEPLOY = Set.of(Deed.DEPLOY);

  private static final String TESTED =
      """
      on: {push: {branches: [main]}}
      defaults: {run: {shell: bash}}
      jobs:
        test:
          steps:
            - run: make test
        deploy:
          needs: test
          steps:
            - run: hack/delivery/deploy shop/acme
      """;

  @Test
  void stopsAtATestThatFails() {
    assertThat(deploysWithoutTest(TESTED)).isFalse();
    assertThat(run(TESTED, false).achieved(Deed.DEPLOY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make test || true",
        "make test; true",
        "set +e\n            make test",
        "make test &",
        "if make test",
        "! make test"
      })
  void goesOnAfterAShellThatHidesAFailure(String command) {
    assertThat(
            deploysWithoutTest(
                TESTED.replace("- run: make test", "- run: |\n            " + command)))
        .isTrue();
  }

  @Test
  void goesOnAfterAPipeOfGitHubsOwnShell() {
    String piped = TESTED.replace("run: make test", "run: make test | tee log");

    assertThat(deploysWithoutTest(piped)).isFalse();
    assertThat(deploysWithoutTest(piped.replace("defaults: {run: {shell: bash}}\n", ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "needs: test\n    if: always()",
        "needs: test\n    if: ${{ !cancelled() }}",
        "needs: test\n    if: failure() || success()",
        "needs: []",
      })
  void goesOnWhereAJobAsksForNoSuccess(String condition) {
    assertThat(deploysWithoutTest(TESTED.replace("needs: test", condition))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "needs: test\n    if: github.ref == 'refs/heads/main'",
        "needs: test\n    if: always() && needs.test.result == 'success'"
      })
  void stopsWhereAJobAsksForSuccess(String condition) {
    assertThat(deploysWithoutTest(TESTED.replace("needs: test", condition))).isFalse();
    assertThat(run(TESTED.replace("needs: test", condition), false).achieved(Deed.DEPLOY)).isTrue();
  }

  @Test
  void goesOnAfterWhatMayFail() {
    assertThat(
            deploysWithoutTest(
                TESTED.replace("make test", "make test\n        continue-on-error: true")))
        .isTrue();
    assertThat(
            deploysWithoutTest(
                TESTED.replace("  test:\n", "  test:\n    continue-on-error: true\n")))
        .isTrue();
  }

  @Test
  void goesOnAfterATestThatIsNotRun() {
    assertThat(
            run(TESTED.replace("make test", "make test\n        if: github.ref == 'no'"), false)
                .lacks(TEST))
        .isTrue();
  }

  @Test
  void seesAStepThatIsRunInspiteOfTheOneBefore() {
    String one =
        """
        on: {push: {branches: [main]}}
        jobs:
          all:
            steps:
              - run: make test
              - run: hack/delivery/deploy shop/acme
                if: always()
        """;

    assertThat(deploysWithoutTest(one)).isTrue();
    assertThat(deploysWithoutTest(one.replace("        if: always()\n", ""))).isFalse();
  }

  @Test
  void followsCallsAndActions() {
    var files =
        Map.of(
            "./.github/workflows/ci.yml",
                """
                on: {push: {branches: [main]}}
                jobs:
                  call:
                    uses: ./.github/workflows/called.yml
                    with: {go: "${{ github.ref == 'refs/heads/main' }}"}
                """,
            "./.github/workflows/called.yml",
                """
                on: {workflow_call: {}}
                jobs:
                  deploy:
                    if: inputs.go
                    steps:
                      - uses: ./.github/actions/one
                """,
            "./.github/actions/one/action.yml",
                "runs: {using: composite, steps: [{run: hack/delivery/deploy shop/acme, shell: bash}]}");
    Workflows workflows = Workflows.of(files);

    assertThat(workflows.started()).extracting(Workflow::file).containsExactly("ci.yml");
    assertThat(order(workflows, PUSH).achieved(Deed.DEPLOY)).isTrue();
    assertThat(order(workflows, Occasion.of("push", "refs/heads/other")).tried(Deed.DEPLOY))
        .isFalse();
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() ->
            run(TESTED.replace("needs: test", "needs: test\n    if: hashFiles('x') > 1"), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Order order(Workflows workflows, Occasion occasion) {
    return Order.of(Execution.of(workflows, workflows.workflow("ci.yml"), occasion, _ -> false));
  }

  private static boolean deploysWithoutTest(String text) {
    Order order = run(text, true);
    try {
      order.isKept(TEST, DEPLOY);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  private static Order run(String text, boolean broken) {
    Workflows workflows = Workflows.of(Map.of("./.github/workflows/ci.yml", text));
    List<Execution.Done> done =
        Execution.of(
            workflows, workflows.workflow("ci.yml"), PUSH, step -> broken && step.does(Deed.TEST));
    return Order.of(done);
  }
}
