package dev.shopkeeper.operator;

import dev.shopkeeper.operator.cluster.Candidate;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Release;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The operator's settings, read once from the environment and valid ever after. Images that are
/// not given are those of the operator's own release.
///
/// @param candidate the pod that stands for leader; none for the only operator there is
/// @param namespaces those whose Shops are looked after; all if none is given
/// @param resync after which time each Shop is looked at again, whatever happens
public record OperatorSettings(
    Release release,
    int managementPort,
    Optional<Candidate> candidate,
    Set<String> namespaces,
    Duration resync,
    String logLevel) {
  private static final String NAMESPACE = "OPERATOR_NAMESPACE";
  private static final String POD = "OPERATOR_POD";
  private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
  private static final Duration SHORTEST_RESYNC = Duration.ofMinutes(2);

  /// Secrets are not watched, so a Shop may not rest for longer.
  private static final Duration LONGEST_RESYNC = Duration.ofMinutes(5);

  public static OperatorSettings of(Map<String, String> variables) {
    var environment = new Environment(variables);
    String version = version();
    return new OperatorSettings(
        new Release(
            new Images(
                environment.image("SHOP_API_IMAGE", "shopkeeper.dev/shop-api:" + version),
                environment.image("SHOP_UI_IMAGE", "shopkeeper.dev/shop-ui:" + version),
                environment.image("SHOP_DATABASE_IMAGE", "shopkeeper.dev/shop-db:" + version)),
            templateRevision(environment)),
        environment.port("MANAGEMENT_PORT", 8081),
        candidate(environment),
        environment.namespaces("WATCH_NAMESPACES"),
        environment.duration("RESYNC_SECONDS", LONGEST_RESYNC, SHORTEST_RESYNC, LONGEST_RESYNC),
        environment.word("LOG_LEVEL", "INFO", LEVELS));
  }

  private static Optional<Candidate> candidate(Environment environment) {
    boolean namespace = environment.text(NAMESPACE).isEmpty();
    boolean pod = environment.text(POD).isEmpty();
    if (namespace != pod) {
      throw new IllegalArgumentException(
          "%s and %s must be given together, or neither for an operator without leader election"
              .formatted(NAMESPACE, POD));
    }
    return pod
        ? Optional.empty()
        : Optional.of(new Candidate(environment.namespace(NAMESPACE), environment.pod(POD)));
  }

  /// How far Shops may advance: to the newest that is known, unless the installation holds them
  /// back.
  private static int templateRevision(Environment environment) {
    return environment.number(
        "NEWEST_TEMPLATE_REVISION",
        "a template revision",
        TemplateRevisions.NEWEST,
        TemplateRevisions.FIRST,
        TemplateRevisions.NEWEST);
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
