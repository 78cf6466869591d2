package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// What the storefront says in one language.
record Words(Map<String, String> messages) {

  static Words of(String language) {
    Path catalogue = Path.of("..", "shop-ui", "src", "locales", language + ".json");
    try {
      return new Words(Serialization.unmarshal(Files.readString(catalogue), Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A message that has no values.
  String say(String id) {
    return Objects.requireNonNull(messages.get(id), id);
  }
}
