package dev.shopkeeper.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An image in an archive, as Docker saves it, made of files that a test thinks of.
final class Layered {

  /// How a file lies in its layer.
  enum Packing {
    PLAIN,
    GZIP,
    JAR
  }

  private Layered() {}

  /// @param layers the files of each, by their path
  /// @param variables those of the image's configuration
  static Path write(Checkout checkout, List<Map<String, byte[]>> layers, List<String> variables) {
    var names = new ArrayList<String>();
    for (Map<String, byte[]> layer : layers) {
      String name = "layer" + names.size();
      checkout.write(name + "/etc/os-release", "Debian");
      layer.forEach((path, content) -> checkout.write(name + "/" + path, content));
      tar(checkout, "image/" + name + ".tar", name, ".");
      names.add(name + ".tar");
    }
    checkout.write(
        "image/config.json",
        "{\"config\": {\"Env\": [%s]}}"
            .formatted(variables.stream().map(Layered::quoted).collect(Collectors.joining(", "))));
    checkout.write(
        "image/manifest.json",
        "[{\"Config\": \"config.json\", \"Layers\": [%s]}]"
            .formatted(names.stream().map(Layered::quoted).collect(Collectors.joining(", "))));
    return tar(checkout, "image.tar", "image", ".");
  }

  static byte[] pack(String text, Packing packing) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream();
    try {
      switch (packing) {
        case PLAIN -> bytes.write(content);
        case GZIP -> {
          try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
          }
        }
        case JAR -> {
          try (var jar = new ZipOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry("inside.properties"));
            jar.write(content);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String suffix(Packing packing) {
    return switch (packing) {
      case PLAIN -> "";
      case GZIP -> ".gz";
      case JAR -> ".jar";
    };
  }

  private static Path tar(Checkout checkout, String file, String folder, String what) {
    checkout.write(file, "");
    Checkout.Ending ending = checkout.run("tar", "-cf", file, "-C", folder, what);
    if (ending.status() != 0) {
      throw new IllegalStateException(ending.output());
    }
    return checkout.path(file);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
