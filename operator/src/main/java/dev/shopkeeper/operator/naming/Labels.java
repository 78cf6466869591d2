package dev.shopkeeper.operator.naming;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/// The labels of a Shop's objects.
public final class Labels {
  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String COMPONENT = "app.kubernetes.io/component";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "shopkeeper";

  /// Marks objects that hold data, such as volumes and credentials.
  public static final String DATA = "shopkeeper.dev/data";

  /// Marks Services whose port is there to read metrics from.
  public static final String SCRAPE = "shopkeeper.dev/scrape";

  private Labels() {}

  public static Map<String, String> of(String shop, Component component) {
    return Map.of(NAME, "shop", INSTANCE, shop, COMPONENT, component.label(), MANAGED_BY, OPERATOR);
  }

  /// What Services and controllers select pods by; it can never change.
  public static Map<String, String> selector(String shop, Component component) {
    return Map.of(NAME, "shop", INSTANCE, shop, COMPONENT, component.label());
  }

  /// All pods of a Shop, whatever they do.
  public static Map<String, String> pods(String shop) {
    return Map.of(NAME, "shop", INSTANCE, shop);
  }

  public static boolean isData(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null && "true".equals(labels.get(DATA));
  }
}
