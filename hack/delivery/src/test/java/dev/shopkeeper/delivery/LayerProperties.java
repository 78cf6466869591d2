package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.delivery.Layered.Packing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/// That the search of `hack/images`, which the images have to pass, finds a secret wherever it is,
/// and nothing where there is none.
class LayerProperties {

  /// Where a secret may have been left.
  ///
  /// @param layer which, counted from the first
  /// @param removed whether the layer after says that it is gone
  record Place(int layer, String folder, Packing packing, boolean removed, boolean variable) {}

  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String LETTERS = CAPITALS + "abcdefghijklmnopqrstuvwxyz";

  /// What has to do with secrets and is none.
  private static final List<String> HARMLESS =
      List.of(
          "-----BEGIN PRIVATE KEY-----\n",
          "AKIA and ASIA begin the names of keys",
          "aws_secret_access_key=${AWS_SECRET_ACCESS_KEY}",
          "password: see the Secret acme-admin",
          "-----BEGIN PUBLIC KEY-----\n" + "A".repeat(64),
          // GnuTLS tests itself by it.
          "-----BEGIN PRIVATE KEY-----\nMEgCAQAwHwYIKoUDBwEBAQEwEwYHKoUDAgIjAQYIKoUDBwEBAgIEIgQg");

  // Feature: aws-devops-three-tier, Property 16: For any built Docker image, it SHALL NOT contain
  // secrets or credentials in any image layer.
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 16: For any built Docker image, it SHALL NOT contain"
          + " secrets or credentials in any image layer.")
  void noImageWithASecretInAnyLayerPasses(
      @ForAll("layers") List<String> layers,
      @ForAll("credentials") String secret,
      @ForAll("places") Place place,
      @ForAll boolean seeded) {
    Statistics.label("seeded").collect(seeded);
    var files = new ArrayList<Map<String, byte[]>>();
    layers.forEach(
        text -> files.add(new HashMap<>(Map.of("opt/text", Layered.pack(text, Packing.PLAIN)))));
    String path = place.folder() + "/left" + Layered.suffix(place.packing());
    int layer = place.layer() % layers.size();
    if (seeded && !place.variable()) {
      files.get(layer).put(path, Layered.pack("# of the build\n" + secret + "\n", place.packing()));
      if (place.removed()) {
        files.add(Map.of(place.folder() + "/.wh.left", new byte[0]));
      }
    }
    List<String> variables =
        seeded && place.variable() ? List.of("PATH=/bin", "OF_THE_BUILD=" + secret) : List.of();

    try (Checkout checkout = Checkout.create("1.2.3", "0123456789ab")) {
      String archive = Layered.write(checkout, files, variables).toString();
      Checkout.Ending ending = checkout.run("hack/images", "secrets", archive);

      assertThat(ending.status()).as(ending.output()).isEqualTo(seeded ? 1 : 0);
      if (seeded) {
        assertThat(ending.output())
            .contains(
                place.variable()
                    ? "configuration"
                    : "layer layer%d.tar: %s".formatted(layer, place.folder()))
            .doesNotContain(secret);
      } else {
        assertThat(ending.output()).isEmpty();
      }
    }
  }

  @Provide
  Arbitrary<List<String>> layers() {
    return Arbitraries.oneOf(
            Arbitraries.of(HARMLESS), Arbitraries.strings().ascii().ofMaxLength(12))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Place> places() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.of("opt", "root", "usr/lib/x", "tmp/a b"),
            Arbitraries.of(Packing.class),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false, false, false))
        .as(Place::new);
  }

  /// As their makers write them.
  @Provide
  Arbitrary<String> credentials() {
    return Arbitraries.oneOf(
        letters(LETTERS + "+/", 64)
            .map(body ->
                "-----BEGIN EC PRIVATE KEY-----\n" + body + "\n-----END EC PRIVATE KEY-----"),
        letters(CAPITALS, 16).map("AKIA"::concat),
        letters(LETTERS + "+/", 40).map("aws_secret_access_key = "::concat),
        letters(LETTERS, 36).map("ghp_"::concat),
        letters(LETTERS, 20).map(body -> "eyJ" + body + ".eyJ" + body + "." + body),
        letters(LETTERS, 24).map("//registry.example.org/:_authToken="::concat),
        letters(CAPITALS, 24)
            .map(
                body -> "https://hooks.slack.com/services/T%s/B%s/%s".formatted(body, body, body)));
  }

  private static Arbitrary<String> letters(String characters, int length) {
    return Arbitraries.strings().withChars(characters).ofLength(length);
  }
}
