package dev.shopkeeper.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.testing.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/operations/conditions.md` and the reasons there are.
class ConditionsPageTest {
  private static final Path TESTS = Path.of("src", "test", "java");

  @Test
  void hasEachReasonWithItsConditionsAndNoOther() {
    var documented = new TreeMap<String, String>();
    for (List<String> row : rows()) {
      assertThat(documented.put(row.get(0), row.get(1).replace("`", "")))
          .as(row.get(0) + " is told of once")
          .isNull();
    }

    assertThat(documented).isEqualTo(reasons());
  }

  @Test
  void hasEachConditionAndNoOther() {
    assertThat(Page.of("conditions.md").rows().stream().filter(row -> row.size() == 5))
        .extracting(List::getFirst)
        .containsExactly(
            Arrays.stream(ConditionType.values()).map(Object::toString).toArray(String[]::new));
  }

  @Test
  void givesEachTroubleARemedy() {
    assertThat(rows())
        .allSatisfy(row -> {
          assertThat(row.get(2)).as("meaning of " + row.get(0)).isNotBlank();
          if (Reason.of(row.get(0)).filter(Reason::isTrouble).isPresent()) {
            assertThat(row.get(3)).as("remedy of " + row.get(0)).doesNotStartWith("–");
          }
        });
  }

  @Test
  void andEachIsSeenOnARealApiServer() throws IOException {
    String tests;
    try (Stream<Path> files = Files.walk(TESTS)) {
      tests =
          files
              .filter(file -> file.toString().endsWith("IT.java"))
              .map(ConditionsPageTest::text)
              .collect(Collectors.joining());
    }

    assertThat(Arrays.stream(Reason.values()).filter(it -> !tests.contains("\"" + it + "\"")))
        .isEmpty();
  }

  /// Those of the first table: rows of four cells.
  private static List<List<String>> rows() {
    return Page.of("conditions.md").rows().stream().filter(row -> row.size() == 4).toList();
  }

  private static Map<String, String> reasons() {
    var reasons = new TreeMap<String, String>();
    for (Reason reason : Reason.values()) {
      String conditions =
          reason.conditions().stream()
              .sorted()
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      reasons.put(reason.toString(), conditions.isEmpty() ? "an Event alone" : conditions);
    }
    return reasons;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
