package dev.shopkeeper.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Set;

/// Compares values as the API server returns them with values as they were given.
final class Values {
  /// Fields whose values the API server writes in its own way: 0.5 comes back as 500m.
  private static final Set<String> QUANTITIES =
      Set.of("limits", "requests", "sizeLimit", "averageValue");

  private Values() {}

  static boolean isQuantity(String field) {
    return QUANTITIES.contains(field);
  }

  /// Whether the live value holds all that is wanted; it may hold defaults besides.
  static boolean hold(JsonNode wanted, JsonNode live, boolean quantity) {
    if (wanted.isObject()) {
      return live.isObject()
          && wanted.properties().stream()
              .allMatch(field ->
                  hold(
                      field.getValue(),
                      live.path(field.getKey()),
                      quantity || isQuantity(field.getKey())));
    }
    if (wanted.isArray()) {
      return live.isArray() && wanted.size() == live.size() && allHold(wanted, live, quantity);
    }
    if (wanted.isNumber() && live.isNumber()) {
      return wanted.decimalValue().compareTo(live.decimalValue()) == 0;
    }
    return wanted.equals(live) || (quantity && isSameQuantity(wanted, live));
  }

  private static boolean allHold(JsonNode wanted, JsonNode live, boolean quantity) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!hold(wanted.get(i), live.get(i), quantity)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameQuantity(JsonNode wanted, JsonNode live) {
    try {
      return new Quantity(wanted.asText())
              .getNumericalAmount()
              .compareTo(new Quantity(live.asText()).getNumericalAmount())
          == 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
