package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A page of `docs/operations`, as far as its tables go.
public record Page(String text) {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.+) \\|$");

  public static Page of(String name) {
    try {
      return new Page(Files.readString(Path.of("../docs/operations", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The cells of each row that is about something in code style, without the backticks of those
  /// that are code and nothing else.
  public List<List<String>> rows() {
    return ROW.matcher(text)
        .results()
        .map(row -> Arrays.stream(row.group(1).split("\\|", -1)).map(Page::plain).toList())
        .toList();
  }

  private static String plain(String cell) {
    return cell.strip().replaceFirst("^`([^`]*)`$", "$1");
  }
}
