package dev.shopkeeper.operator.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who runs PostgreSQL's programs, which refuse to run as root: then it is another user.
record PostgresAccount(Path programs, String user, boolean isAnother) {
  static PostgresAccount find() {
    boolean root = ChildProcess.run(List.of("id", "-u")).equals("0");
    return new PostgresAccount(installed(), root ? unprivileged() : "", root);
  }

  void run(String program, List<String> arguments) {
    var command = new ArrayList<String>();
    if (isAnother) {
      command.add("setpriv");
      command.addAll(ChildProcess.identityOf(user));
    }
    command.addAll(command(program, arguments));
    ChildProcess.run(command);
  }

  ChildProcess start(Path log, String program, List<String> arguments) {
    List<String> command = command(program, arguments);
    return isAnother ? ChildProcess.startAs(user, log, command) : ChildProcess.start(log, command);
  }

  /// Makes a file of the tests' one of the server's.
  void own(Path file) {
    if (isAnother) {
      ChildProcess.run(List.of("chown", user, file.toString()));
    }
  }

  private List<String> command(String program, List<String> arguments) {
    var command = new ArrayList<>(List.of(programs.resolve(program).toString()));
    command.addAll(arguments);
    return command;
  }

  private static String unprivileged() {
    return Stream.of("postgres", "nobody")
        .filter(PostgresAccount::exists)
        .findFirst()
        .orElseThrow();
  }

  private static boolean exists(String user) {
    try {
      ChildProcess.run(List.of("id", user));
      return true;
    } catch (IllegalStateException unknown) {
      return false;
    }
  }

  private static Path installed() {
    var folders = Stream.of("/usr/lib/postgresql/15/bin", "/usr/local/bin", "/usr/bin");
    return folders
        .map(Path::of)
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "PostgreSQL 15 is not installed. Debian: apt-get install postgresql-15"));
  }
}
