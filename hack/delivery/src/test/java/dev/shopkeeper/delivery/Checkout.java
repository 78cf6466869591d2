package dev.shopkeeper.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A copy of what the scripts need of this checkout, in which things may be as they are not here;
/// docker, trivy and aws are played there, and what they were told is kept.
final class Checkout implements AutoCloseable {
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final List<String> PARTS =
      List.of("hack/images", "hack/images.d", "hack/delivery");

  /// What a script ended with and said.
  record Ending(int status, String output) {}

  private final Path root;
  private final Path state;
  private final Map<String, String> environment = new HashMap<>();

  private Checkout(Path root) {
    this.root = root;
    this.state = root.resolve("played");
  }

  /// @param version what pom.xml says
  /// @param revision what commit it is at
  static Checkout create(String version, String revision) {
    try {
      var checkout = new Checkout(Files.createTempDirectory("checkout"));
      for (String part : PARTS) {
        copy(ROOT.resolve(part), checkout.root.resolve(part));
      }
      Files.createDirectories(checkout.state);
      checkout.write(
          "pom.xml",
          "  <artifactId>shopkeeper</artifactId>\n  <version>%s</version>\n".formatted(version));
      checkout.environment.put("SHOPKEEPER_REVISION", revision);
      return checkout;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return root.resolve(name);
  }

  Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] content) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    return Workflows.read(root.resolve(name));
  }

  /// The lines that a played program wrote of what it was told; none if it never ran.
  List<String> told(String program) {
    Path file = state.resolve(program);
    return Files.exists(file) ? Workflows.read(file).lines().toList() : List.of();
  }

  /// Whatever was given to a script or to what it called stays for the next.
  Checkout with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Ending run(String... command) {
    var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    Path played = ROOT.resolve("hack/delivery/src/test/played");
    builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_"));
    builder.environment().put("PATH", played + ":" + System.getenv("PATH"));
    builder.environment().put("PLAYED", state.toString());
    builder.environment().put("TRIVY", played.resolve("trivy").toString());
    builder.environment().put("SHOPKEEPER_CACHE", root.resolve("cache").toString());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Still at it: " + String.join(" ", command));
      }
      return new Ending(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in " + String.join(" ", command), e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (isOurs(from.relativize(file))) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /// Neither the tests nor what is built of them.
  private static boolean isOurs(Path path) {
    return !path.startsWith("src") && !path.startsWith("target") && !path.startsWith("mutants");
  }
}
