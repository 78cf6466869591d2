package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// The operations of a JSON patch that overrides may use.
public enum PatchVerb {
  @JsonProperty("add")
  ADD,
  @JsonProperty("replace")
  REPLACE,
  @JsonProperty("remove")
  REMOVE,
  @JsonProperty("test")
  TEST;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
