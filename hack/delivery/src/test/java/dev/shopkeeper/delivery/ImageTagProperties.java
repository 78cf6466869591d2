package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What images are called, where they are built and where they are pushed.
class ImageTagProperties {
  private static final String REGISTRY = "registry.example.org/shop";

  // Feature: aws-devops-three-tier, Property 1: For any Docker image build, the resulting image
  // SHALL be tagged with both a version number and the commit SHA identifier.
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "Feature: aws-devops-three-tier, Property 1: For any Docker image build, the resulting image"
          + " SHALL be tagged with both a version number and the commit SHA identifier.")
  void everyImageBearsVersionAndCommit(
      @ForAll("versions") String version,
      @ForAll("revisions") String revision,
      @ForAll("images") String image,
      @ForAll boolean release) {
    try (Checkout checkout = Checkout.create(version, revision)) {
      checkout.write(image + "/target/app/" + image + ".jar", "");
      checkout.write("shop-ui/dist/index.html", "");
      checkout.with("GITHUB_REF", release ? "refs/tags/v" + version : Occasion.MAIN);

      assertThat(checkout.run("hack/images", "build", image).status()).isZero();
      assertThat(localTags(checkout, image)).containsExactlyInAnyOrder(version, revision);

      Archives.IMAGES.forEach(name -> Archives.write(checkout, name, version, revision));
      assertThat(Archives.scan(checkout).status()).isZero();
      assertThat(Archives.push(checkout, REGISTRY).status()).isZero();
      String pushed = release ? version : version + "-g" + revision;
      assertThat(Archives.pushed(checkout, REGISTRY))
          .containsExactlyInAnyOrderElementsOf(
              Archives.IMAGES.stream()
                  .flatMap(name -> Stream.of(name + ":" + revision, name + ":" + pushed))
                  .toList());
    }
  }

  @Provide
  Arbitrary<String> versions() {
    return Words.versions();
  }

  @Provide
  Arbitrary<String> revisions() {
    return Words.revisions();
  }

  @Provide
  Arbitrary<String> images() {
    return Arbitraries.of(Archives.IMAGES);
  }

  private static List<String> localTags(Checkout checkout, String image) {
    String name = "shopkeeper.dev/" + image;
    return checkout
        .run("env", "docker", "images", name)
        .output()
        .lines()
        .map(tag -> tag.substring(name.length() + 1))
        .toList();
  }
}
