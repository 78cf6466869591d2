package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A process that does not outlive this JVM, not even one that is killed.
public final class ChildProcess implements AutoCloseable {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final int LOG_LINES = 15;

  /// The kernel sends the parent-death signal when the *thread* that started a process ends
  /// (PR_SET_PDEATHSIG in prctl(2)), so that thread has to last as long as the JVM.
  private static final ExecutorService PARENT =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("parent-of-processes").factory());

  private final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /// Starts a program as the user of this JVM; what it prints goes to `log`.
  public static ChildProcess start(Path log, List<String> command) {
    return start(log, command, List.of());
  }

  /// Starts a program as another user, which only root can do.
  public static ChildProcess startAs(String user, Path log, List<String> command) {
    return start(log, command, identityOf(user));
  }

  /// Runs a program to its end and returns what it printed.
  public static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("`%s`: %s".formatted(String.join(" ", command), output));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + command.getFirst(), e);
    }
  }

  /// What puts a program in the place of another user.
  public static List<String> identityOf(String user) {
    String group = run(List.of("id", "-g", user));
    return List.of("--reuid", user, "--regid", group, "--clear-groups");
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// The end of what the program printed: why it does not do what is waited for.
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ChildProcess start(Path log, List<String> command, List<String> identity) {
    var line = new ArrayList<String>();
    if (Files.isExecutable(SETPRIV)) {
      line.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
      line.addAll(identity);
    }
    line.addAll(command);
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      return new ChildProcess(PARENT.submit(builder::start).get(), log);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot start " + command.getFirst(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting " + command.getFirst(), e);
    }
  }
}
