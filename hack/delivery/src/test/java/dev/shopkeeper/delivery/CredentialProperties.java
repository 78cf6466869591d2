package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// Where AWS's credentials come from in a run, and that no output has them.
class CredentialProperties {
  private static final Workflows OURS = Workflows.ours();
  private static final String ACTION = "aws-actions/configure-aws-credentials";
  private static final List<String> ROLES =
      List.of("AWS_PUSH_ROLE", "AWS_DEPLOY_ROLE", "AWS_PLAN_ROLE", "AWS_APPLY_ROLE");
  private static final List<String> KEYS = List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

  /// What prints an environment, or each command with its words.
  private static final Pattern PRINTS =
      Pattern.compile(
          "\\bprintenv\\b|^\\s*(env|set|export)\\s*$|set -[a-z]*x|\\b(echo|printf|cat)\\b.*(SECRET|PASSWORD|TOKEN|ROLE|KEY|WEBHOOK)",
          Pattern.MULTILINE);

  // Feature: aws-devops-three-tier, Property 18: For any GitHub Actions workflow execution, AWS
  // credentials SHALL be retrieved from GitHub Secrets and SHALL NOT be logged in workflow output.
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 18: For any GitHub Actions workflow execution, AWS"
          + " credentials SHALL be retrieved from GitHub Secrets and SHALL NOT be logged in workflow"
          + " output.")
  void comeFromSecretsAndAreNeverPrinted(
      @ForAll("occasions") Occasion occasion,
      @ForAll boolean withRoles,
      @ForAll("secrets") List<String> values,
      @ForAll("broken") Set<String> broken,
      @ForAll boolean complains) {
    Map<String, String> secrets = secrets(withRoles, values);
    for (Workflow workflow : OURS.started()) {
      Occasion known = occasion.with(secrets);
      if (known.starts(workflow)) {
        Execution.of(OURS, workflow, known, step -> broken.contains(step.path()))
            .forEach(it -> isFedBySecrets(it, withRoles, secrets));
      }
    }
    printsNothing(secrets, complains);
  }

  /// Of the action that takes credentials exactly what the secrets hold, by one way; of all others
  /// none at all.
  private static void isFedBySecrets(
      Execution.Done done, boolean withRoles, Map<String, String> secrets) {
    Step step = done.step();
    if (step.usesAction(ACTION)) {
      assertThat(done.given().containsKey("role-to-assume")).as(step.path()).isEqualTo(withRoles);
      if (withRoles) {
        assertThat(ROLES).map(secrets::get).contains(done.given().get("role-to-assume"));
      } else {
        assertThat(done.given())
            .containsEntry("aws-access-key-id", secrets.get(KEYS.get(0)))
            .containsEntry("aws-secret-access-key", secrets.get(KEYS.get(1)));
      }
      assertThat(done.given()).containsEntry("output-credentials", "false");
    } else if (!"./.github/actions/aws".equals(step.uses())) {
      assertThat(done.given().values()).as(step.path()).doesNotContainAnyElementsOf(keys(secrets));
    }
    if (step.run() != null) {
      assertThat(PRINTS.matcher(step.run()).find()).as("%s prints", step.path()).isFalse();
      assertThat(step.run()).as("%s is made of values", step.path()).doesNotContain("${{");
    }
  }

  /// The steps that have credentials about them, run with a registry, Slack and a mail server that
  /// may refuse them and say with what they were asked.
  private static void printsNothing(Map<String, String> secrets, boolean complains) {
    try (Checkout checkout = Checkout.create("1.2.3", "0123456789ab")) {
      secrets.forEach(checkout::with);
      checkout.with("COMPLAINS", complains ? "yes" : "");
      var login = checkout.run("hack/delivery/login", "registry.example.org/shop");
      assertThat(login.status() == 0).isEqualTo(!complains);
      String key = secrets.getOrDefault(KEYS.get(1), "of-the-role");
      assertThat(checkout.read("played/password")).isEqualTo("password-of-" + key);
      assertThat(checkout.told("docker")).noneMatch(line -> line.contains(key));
      checkout.with("RESULTS", "{\"test\": {\"result\": \"failure\"}}");
      checkout.with("SLACK_WEBHOOK", "http://127.0.0.1:1/" + secrets.get("SLACK"));
      var notify = checkout.run("hack/delivery/notify");
      assertThat(notify.output()).endsWith("Not told by Slack\n");

      assertThat(login.output() + notify.output()).doesNotContain(secrets.values());
    }
  }

  private static List<String> keys(Map<String, String> secrets) {
    return Stream.concat(KEYS.stream(), ROLES.stream())
        .filter(secrets::containsKey)
        .map(secrets::get)
        .toList();
  }

  private static Map<String, String> secrets(boolean withRoles, List<String> values) {
    var secrets = new HashMap<String, String>();
    List<String> names = withRoles ? ROLES : KEYS;
    for (int i = 0; i < names.size(); i++) {
      secrets.put(names.get(i), values.get(i));
    }
    secrets.put("SLACK", values.get(4).replaceAll("[^A-Za-z0-9]", "x"));
    secrets.put("SMTP_PASSWORD", values.get(5));
    return secrets;
  }

  @Provide
  Arbitrary<Occasion> occasions() {
    return Words.occasions();
  }

  @Provide
  Arbitrary<List<String>> secrets() {
    return Words.secrets().list().ofSize(6).uniqueElements();
  }

  @Provide
  Arbitrary<Set<String>> broken() {
    return Words.steps(OURS.steps());
  }
}
