package dev.shopkeeper.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.testing.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `docs/operations/operator-settings.md` and what the operator asks its environment for.
class OperatorSettingsPageTest {
  @Test
  void hasEachSettingWithItsDefaultAndNoOther() {
    var documented = new TreeMap<String, String>();
    for (List<String> row : Page.of("operator-settings.md").rows()) {
      documented.put(row.getFirst(), row.get(2));
    }

    assertThat(documented).isEqualTo(asked());
  }

  /// The release is the build's: the page says `VERSION`.
  private static Map<String, String> asked() {
    var asked = new TreeMap<String, String>();
    OperatorSettings.of(
        new HashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          public String getOrDefault(@Nullable Object name, String fallback) {
            asked.put(
                String.valueOf(name),
                fallback.isEmpty() ? "none" : fallback.replaceFirst(":[0-9.]+$", ":VERSION"));
            return fallback;
          }
        });
    return asked;
  }
}
