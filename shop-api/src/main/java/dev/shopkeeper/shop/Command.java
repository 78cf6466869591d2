package dev.shopkeeper.shop;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the program is asked to do.
sealed interface Command {

  /// Serve the shop until told to stop.
  record Serve() implements Command {}

  /// Bring the schema to this image's version, with the sample catalogue or without.
  record MigrateSchema(boolean withSampleCatalog) implements Command {}

  /// Wait for the schema, at most so long.
  record Await(Duration limit) implements Command {}

  /// Compare the audit trail with its seals.
  record Verify() implements Command {}

  /// Reads the program's arguments; refuses those it does not know.
  static Command parse(String... arguments) {
    return switch (List.of(arguments)) {
      case List<String> none when none.isEmpty() -> new Serve();
      case List<String> words when words.equals(List.of("migrate")) -> new MigrateSchema(false);
      case List<String> words when words.equals(List.of("migrate", "--sample-catalog")) ->
          new MigrateSchema(true);
      case List<String> words when words.equals(List.of("verify-audit")) -> new Verify();
      case List<String> words when words.equals(List.of("await-schema")) ->
          new Await(Duration.ofMinutes(10));
      case List<String> words when words.size() == 2 && words.getFirst().equals("await-schema") ->
          new Await(timeout(words.getLast()));
      case List<String> words -> throw new InvalidCommand(words);
    };
  }

  private static Duration timeout(String option) {
    Matcher seconds = Pattern.compile("--timeout-seconds=([0-9]{1,5})").matcher(option);
    if (!seconds.matches()) {
      throw new InvalidCommand(List.of("await-schema", option));
    }
    return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
  }
}
