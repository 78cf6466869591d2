package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// Secrets with fresh content, given randomness.
final class Credentials {
  private static final int BYTES = 32;

  private Credentials() {}

  static Secret login(
      Shop shop, Component component, String name, String username, SecureRandom random) {
    return of(
        shop, component, name, "Opaque", Map.of("username", username, "password", text(random)));
  }

  static Secret key(Shop shop, Component component, String name, SecureRandom random) {
    return of(shop, component, name, "Opaque", Map.of("key", text(random)));
  }

  static Secret of(
      Shop shop, Component component, String name, String type, Map<String, String> content) {
    return new SecretBuilder()
        .withMetadata(Metadata.durable(shop, component, name))
        .withType(type)
        .withData(encoded(content))
        .build();
  }

  private static String text(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, String> encoded(Map<String, String> content) {
    var encoded = new TreeMap<String, String>();
    content.forEach((key, value) ->
        encoded.put(
            key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return encoded;
  }
}
