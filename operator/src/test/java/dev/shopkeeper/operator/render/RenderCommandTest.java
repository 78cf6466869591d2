package dev.shopkeeper.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void writesOneDocumentPerObject() {
    assertThat(render(shop("{}"), "-", "--namespace", "shops")).isZero();
    assertThat(text(out)).startsWith("---\n").contains("namespace: shops");
    assertThat(text(out).split("(?m)^kind: ")).hasSize(33);
  }

  @Test
  void writesNoValueOfASecret() {
    render(shop("{}"), "-");
    assertThat(text(out)).contains("password: \"\"").doesNotContain("BEGIN");
  }

  @Test
  void namesEachFieldThatCannotBeKept() {
    assertThat(render(shop("{ui: {currency: EURO, replicas: {min: 1}}}"), "-")).isEqualTo(1);
    assertThat(text(err)).contains("spec.ui.currency: ").contains("spec.ui.replicas.min: ");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void takesOnlyLanguagesThatTheStorefrontSpeaksEachOnce() {
    assertThat(render(shop("{ui: {locales: [ar, en, de]}}"), "-")).isZero();
    assertThat(text(out)).contains("SHOP_LOCALES: \"ar,en,de\"");

    assertThat(render(shop("{ui: {locales: []}}"), "-")).isEqualTo(1);
    assertThat(text(err)).contains("spec.ui.locales: must name 1 to 3 languages, not 0");
    assertThat(render(shop("{ui: {locales: [en, en]}}"), "-")).isEqualTo(1);
    assertThat(text(err)).contains("spec.ui.locales: must name each language once");
    assertThat(render(shop("{ui: {locales: [en, fr]}}"), "-")).isEqualTo(1);
    assertThat(text(err)).contains("spec.ui.locales[1]: must be en, de or ar, not fr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|spec.edge.host: must be given",
        "{host: 10.0.0.1}|spec.edge.host: must be a host name such as shop.example.com",
        "{host: a.test, ingressClassName: A}|spec.edge.ingressClassName: must be the name of an",
        "{host: a.test, tls: {}}|spec.edge.tls: must have exactly one of",
        "{host: a.test, tls: {secretName: a, issuer: {name: b}}}|spec.edge.tls: must have exactly",
        "{host: a.test, tls: {secretName: A}}|spec.edge.tls.secretName: must be the name of a",
        "{host: a.test, tls: {issuer: {}}}|spec.edge.tls.issuer.name: must be given",
        "{host: a.test, tls: {certificateArn: 'arn:aws:acm:e:123456789012:certificate/a'}}|spec.edge.tls: must have certificateArn where",
        "{host: a.test, ingressClassName: alb, tls: {certificateArn: arn}}|spec.edge.tls.certificateArn: must be the ARN",
        "{host: a.test, ingressClassName: alb, tls: {secretName: a}}|spec.edge.tls: must have certificateArn where",
      })
  void namesWhatAnEdgeCannotBe(String edge, String refusal) {
    assertThat(render(shop("{edge: " + edge + "}"), "-")).isEqualTo(1);
    assertThat(text(err)).contains(refusal);
  }

  @Test
  void namesAFieldThatDoesNotExist() {
    assertThat(render(shop("{ui: {replica: {min: 3}}}"), "-")).isEqualTo(1);
    assertThat(text(err)).startsWith("spec.ui.replica: no such field; there are [");
  }

  @Test
  void namesAFieldOfAWrongType() {
    assertThat(render(shop("{ui: {replicas: {min: two}}}"), "-")).isEqualTo(1);
    assertThat(text(err)).startsWith("spec.ui.replicas.min: ");
  }

  @Test
  void takesNothingButShops() {
    assertThat(render("apiVersion: v1\nkind: ConfigMap\n", "-")).isEqualTo(1);
    assertThat(text(err)).startsWith("kind: must be a Shop");
  }

  @Test
  void refusesTwoNamespaces() {
    String placed = shop("{}").replace("name: acme", "name: acme\n  namespace: one");
    assertThat(render(placed, "-", "--namespace", "two")).isEqualTo(1);
    assertThat(text(err)).startsWith("metadata.namespace: ");
  }

  @Test
  void saysHowItIsCalled() {
    assertThat(render("")).isEqualTo(2);
    assertThat(text(err)).startsWith("usage: render SHOP.yaml");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThat(render("", "nowhere.yaml")).isEqualTo(2);
    assertThat(text(err)).isEqualTo("nowhere.yaml: no such file\n");
  }

  private int render(String in, String... arguments) {
    var command =
        new RenderCommand(
            Release.of(new Images("example.org/a:1", "example.org/u:1", "example.org/d:1")),
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return command.run(List.of(arguments));
  }

  private static String shop(String spec) {
    return "apiVersion: shopkeeper.dev/v1alpha1\nkind: Shop\nmetadata:\n  name: acme\nspec: "
        + spec
        + "\n";
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
