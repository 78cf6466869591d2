package dev.shopkeeper.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each sample is rendered to a folder of one file per object. `make golden` rewrites the folders;
/// their diff is the review.
///
/// Of an older template revision there is what decides pods, beside the Shop it is made from.
/// Nothing rewrites that: an operator that renders it otherwise would restart pods.
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final Images IMAGES =
      new Images("example.org/shop-api:1", "example.org/shop-ui:1", "example.org/shop-db:1");

  static Stream<Path> samples() throws IOException {
    return manifests(Path.of("..", "samples"));
  }

  static Stream<Path> oldShops() throws IOException {
    var shops = Stream.<Path>empty();
    for (int revision = 1; revision < TemplateRevisions.NEWEST; revision++) {
      shops = Stream.concat(shops, manifests(GOLDEN.resolve("revision-" + revision)));
    }
    return shops;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void rendersAsTheGoldenFiles(Path sample) throws IOException {
    Map<String, String> rendered =
        rendered(sample, Release.of(IMAGES), (number, name) -> "%02d-%s".formatted(number, name));
    Path folder = GOLDEN.resolve(name(sample));
    if (Boolean.getBoolean("golden.update")) {
      rewrite(folder, rendered);
    }
    assertThat(committed(folder)).as("make golden rewrites it").isEqualTo(rendered);
  }

  @ParameterizedTest
  @MethodSource("oldShops")
  void rendersOldRevisionsAsTheyEverWere(Path manifest) throws IOException {
    String folder = GOLDEN.relativize(manifest).getName(0).toString();
    int revision = Integer.parseInt(folder.substring("revision-".length()));

    Map<String, String> rendered =
        rendered(manifest, new Release(IMAGES, revision), (_, name) -> name);

    assertThat(rendered)
        .as("a change of pods is a new step in TemplateRevisions")
        .containsAllEntriesOf(committed(manifest.resolveSibling(name(manifest))));
  }

  @Test
  void keepsEveryOldRevision() throws IOException {
    for (int revision = 1; revision < TemplateRevisions.NEWEST; revision++) {
      for (String shop : List.of("minimal", "shop")) {
        assertThat(committed(GOLDEN.resolve("revision-" + revision).resolve(shop)).keySet())
            .extracting(name -> name.substring(0, name.indexOf('-')))
            .contains("statefulset", "deployment", "job", "configmap")
            .hasSize(7);
      }
    }
  }

  private static Stream<Path> manifests(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private static String name(Path manifest) {
    return manifest.getFileName().toString().replace(".yaml", "");
  }

  private static Map<String, String> rendered(
      Path manifest, Release release, BiFunction<Integer, String, String> naming)
      throws IOException {
    Shop shop = Manifest.shop(Files.readString(manifest));
    shop.getMetadata().setNamespace("shops");
    List<HasMetadata> objects = Rendering.of(shop, release);
    var files = new TreeMap<String, String>();
    IntStream.range(0, objects.size())
        .forEach(i ->
            files.put(naming.apply(i + 1, file(objects.get(i))), Manifest.yaml(objects.get(i))));
    return files;
  }

  private static String file(HasMetadata object) {
    return "%s-%s.yaml"
        .formatted(object.getKind().toLowerCase(Locale.ROOT), object.getMetadata().getName());
  }

  private static Map<String, String> committed(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    if (Files.isDirectory(folder)) {
      try (var paths = Files.list(folder)) {
        for (Path path : paths.toList()) {
          files.put(path.getFileName().toString(), Files.readString(path));
        }
      }
    }
    return files;
  }

  private static void rewrite(Path folder, Map<String, String> files) throws IOException {
    Files.createDirectories(folder);
    for (String old : committed(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
