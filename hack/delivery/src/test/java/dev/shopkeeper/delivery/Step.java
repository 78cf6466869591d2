package dev.shopkeeper.delivery;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A step of a job or of a composite action.
///
/// @param path where it is: file, job, number
/// @param pipefail whether a pipe fails with any of its commands
record Step(
    String path,
    @Nullable String name,
    @Nullable String condition,
    boolean continuesOnError,
    @Nullable String uses,
    @Nullable String run,
    Map<String, String> with,
    Map<String, String> environment,
    boolean pipefail) {

  /// What lets a shell go on after a command has failed, or not look at all.
  private static final Pattern HIDING =
      Pattern.compile(
          "\\|\\||;\\s*(true|:|exit 0)|set \\+e|set \\+o|(?<![&>])&(?![&>1])|\\bif\\b|\\bwhile\\b|\\buntil\\b|^\\s*!|\\btrap\\b",
          Pattern.MULTILINE);

  private static final Pattern PIPE = Pattern.compile("(?<!\\|)\\|(?!\\|)");

  static Step of(String path, Yaml yaml, boolean pipefail) {
    String shell = yaml.text("shell");
    return new Step(
        path,
        yaml.text("name"),
        yaml.text("if"),
        isTrueOrUnknown(yaml.text("continue-on-error")),
        yaml.text("uses"),
        yaml.text("run"),
        yaml.at("with").strings(),
        yaml.at("env").strings(),
        shell == null ? pipefail : shell.equals("bash"));
  }

  /// An expression may turn out as true.
  static boolean isTrueOrUnknown(@Nullable String continues) {
    return continues != null && !continues.equals("false");
  }

  /// Whether it may be over well although what it is there for went wrong.
  boolean hidesFailures() {
    return run != null && (HIDING.matcher(run).find() || (!pipefail && PIPE.matcher(run).find()));
  }

  boolean does(Deed deed) {
    return Deed.of(this).contains(deed);
  }

  boolean usesAction(String action) {
    return uses != null && uses.startsWith(action + "@");
  }

  List<String> lines() {
    return run == null ? List.of() : run.strip().lines().toList();
  }
}
