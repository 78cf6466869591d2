package dev.shopkeeper.shop.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

  private static final Path PAGE = Path.of("../docs/operations/problems.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\| ([^|]+) \\| [^|]{6,} \\| [^|]{6,} \\|");

  @Test
  void hasOneRowForEachTypeInTheirOrder() throws Exception {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> "%s %s %s".formatted(row.group(1), row.group(2), row.group(3)))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemsPageTest::row).toList());
  }

  private static String row(ProblemType type) {
    return "%s %d %s".formatted(type.slug(), type.status().value(), type.detail("").getTitle());
  }
}
