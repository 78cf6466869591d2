package dev.shopkeeper.operator;

import dev.shopkeeper.operator.cluster.Candidate;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The operator's settings, read once from the environment and valid ever after. Images that are
/// not given are those of the operator's own release.
///
/// @param candidate the pod that stands for leader; none for the only operator there is
public record OperatorSettings(Release release, int healthPort, Optional<Candidate> candidate) {
  private static final String NAMESPACE = "OPERATOR_NAMESPACE";
  private static final String NEWEST_TEMPLATE = "NEWEST_TEMPLATE_REVISION";
  private static final String POD = "OPERATOR_POD";
  private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
  private static final String DNS_SUBDOMAIN = "[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?";
  private static final String IMAGE = "[a-z0-9][a-zA-Z0-9._:/@-]{0,254}";

  public static OperatorSettings of(Map<String, String> environment) {
    String version = version();
    return new OperatorSettings(
        new Release(
            new Images(
                image(environment, "SHOP_API_IMAGE", "shopkeeper.dev/shop-api:" + version),
                image(environment, "SHOP_UI_IMAGE", "shopkeeper.dev/shop-ui:" + version),
                image(environment, "SHOP_DATABASE_IMAGE", "shopkeeper.dev/shop-db:" + version)),
            templateRevision(environment.getOrDefault(NEWEST_TEMPLATE, ""))),
        port(environment.getOrDefault("HEALTH_PORT", "8081")),
        candidate(environment.getOrDefault(NAMESPACE, ""), environment.getOrDefault(POD, "")));
  }

  private static Optional<Candidate> candidate(String namespace, String pod) {
    if (namespace.isEmpty() != pod.isEmpty()) {
      throw new IllegalArgumentException(
          "%s and %s must be given together, or neither for an operator without leader election"
              .formatted(NAMESPACE, POD));
    }
    if (namespace.isEmpty()) {
      return Optional.empty();
    }
    matches(NAMESPACE, namespace, DNS_LABEL, "the name of a namespace");
    matches(POD, pod, DNS_SUBDOMAIN, "the name of a pod");
    return Optional.of(new Candidate(namespace, pod));
  }

  private static void matches(String name, String value, String pattern, String wanted) {
    if (!value.matches(pattern)) {
      throw new IllegalArgumentException("%s must be %s, not '%s'".formatted(name, wanted, value));
    }
  }

  private static String image(Map<String, String> environment, String name, String fallback) {
    String image = environment.getOrDefault(name, fallback);
    if (!image.matches(IMAGE)) {
      throw new IllegalArgumentException(
          name + " must be an image reference such as " + fallback + ", not '" + image + "'");
    }
    return image;
  }

  /// How far Shops may advance: to the newest that is known, unless the installation holds them
  /// back.
  private static int templateRevision(String text) {
    if (text.isEmpty()) {
      return TemplateRevisions.NEWEST;
    }
    if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > TemplateRevisions.NEWEST) {
      throw new IllegalArgumentException(
          "%s must be a template revision from %d to %d, not '%s'"
              .formatted(NEWEST_TEMPLATE, TemplateRevisions.FIRST, TemplateRevisions.NEWEST, text));
    }
    return Integer.parseInt(text);
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
