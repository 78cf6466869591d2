package dev.shopkeeper.shop.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What PostgreSQL itself logs that it was told to do in one database, each line before it is done.
public record StatementLog(Path file) {

  private static final Pattern STATEMENT =
      Pattern.compile("LOG:  (?:execute [^:]+|statement): (.*(?:\\n\\t.*)*)");

  /// Logs the statements of the sessions that begin from now on.
  public static StatementLog of(PostgresServer server, TestDatabase database) throws Exception {
    database.sql(
        """
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET log_statement = ''all''', current_database());
        END $$
        """);
    return new StatementLog(server.log());
  }

  /// An answer and the statements that were begun before it came, others' included.
  public record Heard<T>(T answer, List<String> statements) {

    /// Those that do not match.
    public List<String> without(Pattern pattern) {
      return statements.stream().filter(text -> !pattern.matcher(text).find()).toList();
    }
  }

  /// Makes a call and listens.
  public <T> Heard<T> during(Supplier<T> call) {
    int before = text().length();
    T answer = call.get();
    List<String> statements =
        STATEMENT
            .matcher(text().substring(before))
            .results()
            .map((MatchResult match) -> match.group(1).strip())
            .toList();
    return new Heard<>(answer, statements);
  }

  private String text() {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
