package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.KubectlShop;
import dev.shopkeeper.operator.testing.KubectlShop.Answer;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `kubectl shop` on a real API server. What needs pods that run is tried on a cluster.
class KubectlShopIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);
  private final PlayedObjects played = new PlayedObjects(operator);
  private KubectlShop plugin;

  @BeforeEach
  void install() {
    plugin = KubectlShop.withImagesOf(API, operator.namespace(), "1");
  }

  @Test
  void statusTellsHowAShopIsAndEndsAccordingly() {
    operator.open("acme");

    Answer ready = plugin.run("status");
    assertThat(ready.status()).as(ready.toString()).isZero();
    assertThat(ready.output())
        .contains("Shop acme of namespace " + operator.namespace(), "True, Available")
        .contains("URL        http://10.89.1.")
        .contains("Revision   " + operator.get("acme").getStatus().revision())
        .containsPattern("api +2/2 +example.org/api:1\n")
        .containsPattern("database +1/1 +example.org/db:1\n")
        .containsPattern("Paused +False +NotPaused +[0-9]+s +spec.paused is None.\n");

    operator.annotate("acme", Annotations.ADVANCE, "no word");
    operator.awaits("acme", "Ready", "False", "InvalidSpec");
    Answer invalid = plugin.run("status", "acme");
    assertThat(invalid.status()).isEqualTo(1);
    assertThat(invalid.output())
        .contains("Ready      False, InvalidSpec")
        .contains("Waits      metadata.annotations[shopkeeper.dev/advance]: must be a word");
  }

  @Test
  void statusSaysThatTheOperatorHasNotLooked() {
    operator.stop();
    operator.create("acme", ShopSpec.DEFAULT);

    Answer answer = plugin.run("status");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.output())
        .contains("Unknown, NotReconciled")
        .contains("generation 1 for the operator, which has seen none")
        .containsPattern("ui +- +not there yet");
  }

  @Test
  void pauseHoldsAndResumeLetsGo() {
    operator.open("acme");

    assertThat(plugin.run("pause").output()).contains("kubectl shop resume acme -n ");
    assertThat(paused()).isEqualTo(Pause.ROLLOUT);
    operator.awaits("acme", "Paused", "True", "RolloutPaused");
    assertThat(plugin.run("pause", "acme", "All").status()).isZero();
    assertThat(paused()).isEqualTo(Pause.ALL);
    operator.awaits("acme", "Paused", "True", "AllPaused");
    assertThat(plugin.run("status").output()).contains("Waits      Nothing but this status");
    assertThat(plugin.run("resume", "acme").status()).isZero();
    assertThat(paused()).isEqualTo(Pause.NONE);
    assertThat(plugin.run("pause", "All").status()).isZero();
    assertThat(plugin.run("pause", "--undo").output()).contains("nothing is held back");
    assertThat(paused()).isEqualTo(Pause.NONE);
  }

  @Test
  void restartIsOfTheTierThatIsNamed() {
    operator.open("acme");

    assertThat(plugin.run("restart", "--tier=api").status()).isZero();
    Eventually.holds("the api is restarted", RunningOperator.SOON, () -> restarted("acme-api"));
    assertThat(restarted("acme-ui")).isFalse();

    plugin.run("pause");
    assertThat(plugin.run("restart").output())
        .contains("every tier is restarted", "It is paused (Rollout)");
    plugin.run("resume");
    Eventually.holds("the ui is restarted", RunningOperator.SOON, () -> restarted("acme-ui"));
  }

  @Test
  void eventsAreThoseOfTheShopAndItsObjectsByTime() {
    operator.open("acme");
    operator.create("acme-ui", ShopSpec.DEFAULT);
    played.event("acme-api-5d9f", "2026-01-02T00:00:00Z", "later");
    played.event("acme-database-0", "2026-01-01T00:00:00Z", "earlier\\u001b[31m\\n");
    played.event("acme-ui-api", "2026-01-01T00:00:00Z", "of acme-ui");
    played.event("acmecorp", "2026-01-01T00:00:00Z", "of somebody");

    Answer answer = plugin.run("events", "acme");
    assertThat(answer.status()).as(answer.toString()).isZero();
    assertThat(answer.output())
        .contains("Shop/acme ", "Available")
        .doesNotContain("of acme-ui", "of somebody", "\u001b");
    assertThat(answer.output().lines().skip(1).limit(2).toList())
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("2026-01-01T00:00:00Z  Warning").contains("earlier"),
            line -> assertThat(line).contains("Pod/acme-api-5d9f", "later"));
  }

  private Pause paused() {
    return operator.get("acme").getSpec().paused();
  }

  private boolean restarted(String deployment) {
    return operator
        .seen(Deployment.class, deployment)
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .containsKey(Annotations.RESTARTED);
  }
}
