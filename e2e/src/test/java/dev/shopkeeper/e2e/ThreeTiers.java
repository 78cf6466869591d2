package dev.shopkeeper.e2e;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who may speak to whom, as the architecture is drawn: users → ui → api → database. Knows no
/// policy.
///
/// @param shops the Shops there are, as `namespace/name`
/// @param scrapers the namespace that all Shops let read their metrics
record ThreeTiers(Set<String> shops, String scrapers) {

  static final String NAME = "app.kubernetes.io/name";
  static final String INSTANCE = "app.kubernetes.io/instance";
  static final String COMPONENT = "app.kubernetes.io/component";

  private static final Set<String> FOR_USERS = Set.of("ui:8080");
  private static final Set<String> FOR_SCRAPERS = Set.of("ui:9113", "api:9090");
  private static final Set<String> BETWEEN_TIERS =
      Set.of(
          "ui → api:3000",
          "api → database:5432",
          "migration → database:5432",
          "backup → database:5432");

  /// A pod, as far as it matters here.
  record Resident(String namespace, Map<String, String> labels) {

    Resident {
      labels = Map.copyOf(labels);
    }

    String component() {
      return labels.getOrDefault(COMPONENT, "");
    }
  }

  boolean allows(Resident source, Resident target, int port) {
    Optional<String> from = shop(source);
    Optional<String> to = shop(target);
    if (from.isEmpty() && to.isEmpty()) {
      return true;
    }
    String door = "%s:%d".formatted(target.component(), port);
    if (from.isEmpty()) {
      return FOR_USERS.contains(door)
          || (source.namespace().equals(scrapers) && FOR_SCRAPERS.contains(door));
    }
    return from.equals(to) && BETWEEN_TIERS.contains(source.component() + " → " + door);
  }

  /// Whether a pod is of the backend of the Shop whose database the other one is.
  boolean isBackendOf(Resident source, Resident database) {
    return shop(source).isPresent()
        && shop(source).equals(shop(database))
        && Set.of("api", "migration", "backup").contains(source.component());
  }

  private Optional<String> shop(Resident resident) {
    return "shop".equals(resident.labels().get(NAME))
        ? Optional.of(resident.namespace() + "/" + resident.labels().get(INSTANCE))
            .filter(shops::contains)
        : Optional.empty();
  }
}
