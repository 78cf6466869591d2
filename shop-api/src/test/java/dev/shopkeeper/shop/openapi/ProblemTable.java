package dev.shopkeeper.shop.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The problems by their names, as their page has them, which another test holds to the code.
record ProblemTable(Map<String, Row> rows) {

  private static final Path PAGE = Path.of("../docs/operations/problems.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\| ([^|]+) \\|.*");

  record Row(String status, String title) {}

  static ProblemTable read() throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), new Row(row.group(2), row.group(3)));
      }
    }
    return new ProblemTable(rows);
  }

  Row row(String slug) {
    Row row = rows.get(slug);
    if (row == null) {
      throw new IllegalArgumentException("operations.json names no problem by " + slug);
    }
    return row;
  }
}
