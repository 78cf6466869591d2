package dev.shopkeeper.shop.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;

/// How the shop is as a whole and part by part.
public record Health(State status, Map<String, State> components) {

  /// Whether a thing does its work.
  public enum State {
    UP,
    DOWN;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Up when every component is.
  public static Health of(Map<String, State> components) {
    boolean down = components.containsValue(State.DOWN);
    return new Health(down ? State.DOWN : State.UP, components);
  }

  /// True when requests can be served.
  @JsonIgnore
  public boolean isUp() {
    return status == State.UP;
  }
}
