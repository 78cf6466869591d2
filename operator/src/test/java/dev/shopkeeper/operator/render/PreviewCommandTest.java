package dev.shopkeeper.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.plan.Intent;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PreviewCommandTest {
  private static final Release RELEASE =
      Release.of(new Images("example.org/a:1", "example.org/u:1", "example.org/d:1"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void writesAllThatIsWantedAndNoValueOfASecret() {
    assertThat(preview("{}")).isZero();
    assertThat(text(out))
        .contains("kind: StatefulSet", "name: acme-ui", "password: \"\"")
        .doesNotContain("BEGIN");
  }

  @Test
  void writesOfChangesOnlyThoseThatAreNext() {
    assertThat(preview("{}", "--changes")).isZero();
    assertThat(text(out)).contains("kind: NetworkPolicy").doesNotContain("name: acme-ui-metrics");
  }

  @Test
  void writesNoChangeOfAShopThatIsPaused() {
    assertThat(preview("{paused: All}", "--changes")).isZero();
    assertThat(text(out)).isEmpty();
  }

  @Test
  void namesEachFieldThatCannotBeKept() {
    assertThat(preview("{ui: {currency: EURO, replicas: {min: 1}}}")).isEqualTo(1);
    assertThat(text(err)).contains("spec.ui.currency: ").contains("spec.ui.replicas.min: ");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void saysWhyItCannotSee() {
    var command =
        command(
            "{}",
            _ -> {
              throw new IllegalStateException("forbidden");
            });
    assertThat(command.run(List.of())).isEqualTo(1);
    assertThat(text(err)).isEqualTo("forbidden\n");
  }

  @Test
  void saysHowItIsCalled() {
    assertThat(preview("{}", "--all")).isEqualTo(2);
    assertThat(text(err)).startsWith("usage: preview");
  }

  private int preview(String spec, String... arguments) {
    return command(spec, PreviewCommandTest::ofANewShop).run(List.of(arguments));
  }

  private PreviewCommand command(String spec, Function<Shop, Intent> intents) {
    String shop =
        """
        {apiVersion: shopkeeper.dev/v1alpha1, kind: Shop, metadata: {name: acme, namespace: shops},
          spec: %s}
        """
            .formatted(spec);
    return new PreviewCommand(
        intents,
        new ByteArrayInputStream(shop.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static Intent ofANewShop(Shop shop) {
    return Intent.of(shop, RELEASE, _ -> Observed.NOTHING, Instant.EPOCH, new SecureRandom());
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
