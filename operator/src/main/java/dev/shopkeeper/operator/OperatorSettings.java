package dev.shopkeeper.operator;

import dev.shopkeeper.operator.workload.Images;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/// The operator's settings, read once from the environment and valid ever after. Images that are
/// not given are those of the operator's own release.
public record OperatorSettings(Images images, int healthPort) {
  private static final String IMAGE = "[a-z0-9][a-zA-Z0-9._:/@-]{0,254}";

  public static OperatorSettings of(Map<String, String> environment) {
    String version = version();
    return new OperatorSettings(
        new Images(
            image(environment, "SHOP_API_IMAGE", "shopkeeper.dev/shop-api:" + version),
            image(environment, "SHOP_UI_IMAGE", "shopkeeper.dev/shop-ui:" + version),
            image(environment, "SHOP_DATABASE_IMAGE", "shopkeeper.dev/shop-db:" + version)),
        port(environment.getOrDefault("HEALTH_PORT", "8081")));
  }

  private static String image(Map<String, String> environment, String name, String fallback) {
    String image = environment.getOrDefault(name, fallback);
    if (!image.matches(IMAGE)) {
      throw new IllegalArgumentException(
          name + " must be an image reference such as " + fallback + ", not '" + image + "'");
    }
    return image;
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException(
          "HEALTH_PORT must be a port from 0 to 65535, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static String version() {
    try (InputStream file = OperatorSettings.class.getResourceAsStream("/release.properties")) {
      var release = new Properties();
      release.load(file);
      return release.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
