package dev.shopkeeper.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Images;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each sample is rendered to a folder of one file per object. `make golden` rewrites the folders;
/// their diff is the review.
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final Images RELEASE =
      new Images("example.org/shop-api:1", "example.org/shop-ui:1", "example.org/shop-db:1");

  static Stream<Path> samples() throws IOException {
    try (var files = Files.list(Path.of("..", "samples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void rendersAsTheGoldenFiles(Path sample) throws IOException {
    Map<String, String> rendered = rendered(sample);
    Path folder = GOLDEN.resolve(sample.getFileName().toString().replace(".yaml", ""));
    if (Boolean.getBoolean("golden.update")) {
      rewrite(folder, rendered);
    }
    assertThat(committed(folder)).as("make golden rewrites it").isEqualTo(rendered);
  }

  private static Map<String, String> rendered(Path sample) throws IOException {
    Shop shop = Manifest.shop(Files.readString(sample));
    shop.getMetadata().setNamespace("shops");
    List<HasMetadata> objects = Rendering.of(shop, RELEASE);
    var files = new TreeMap<String, String>();
    for (int i = 0; i < objects.size(); i++) {
      HasMetadata object = objects.get(i);
      files.put(
          "%02d-%s-%s.yaml"
              .formatted(
                  i + 1, object.getKind().toLowerCase(Locale.ROOT), object.getMetadata().getName()),
          Manifest.yaml(object));
    }
    return files;
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
