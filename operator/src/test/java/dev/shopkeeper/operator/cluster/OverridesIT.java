package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.override.OverrideAttempt;
import dev.shopkeeper.operator.render.Manifest;
import dev.shopkeeper.operator.shop.Condition;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.Eventually;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What somebody with rights on Shops alone tries by overrides, on a running Shop.
class OverridesIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();
  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  @Test
  void refusesEachAttemptAndTouchesNothing() {
    open();
    Map<String, String> before = versions();

    OverrideAttempt.refused()
        .forEach(attempt -> {
          operator.edit("acme", attempt.spec());
          Condition ready = operator.awaits("acme", "Ready", "False", "InvalidSpec");
          assertThat(ready.message())
              .as(attempt.toString())
              .contains("spec.overrides." + attempt.tier() + "[")
              .contains(attempt.says());
        });

    assertThat(versions()).isEqualTo(before);
    operator.edit("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void takesWhatOverridesAreForAndComesBackExactly() {
    open();
    Map<String, String> before = Fingerprint.of(operator.objects());

    OverrideAttempt.taken()
        .forEach(attempt -> {
          operator.edit("acme", attempt.spec());
          operator.awaitsReady("acme");
          assertThat(text()).as(attempt.toString()).contains(attempt.says());
        });
    operator.settled();

    operator.edit("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    Eventually.passes(
        RunningOperator.SOON,
        () -> assertThat(Fingerprint.of(operator.objects())).isEqualTo(before));
  }

  private void open() {
    operator.create("acme", ShopSpec.DEFAULT);
    operator.awaitsReady("acme");
    operator.settled();
  }

  private String text() {
    return operator.objects().stream().map(Manifest::yaml).collect(Collectors.joining());
  }

  private Map<String, String> versions() {
    return operator.objects().stream()
        .collect(
            Collectors.toMap(
                object -> ObjectKey.of(object).toString(),
                object -> object.getMetadata().getResourceVersion()));
  }
}
