package dev.shopkeeper.shop.checker.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A run's folder for what it needs while it runs, and the end of those that killed runs left.
public record Workplace(Path home) implements AutoCloseable {

  private static final String PREFIX = "shop-orders-";
  private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"));

  /// Makes one, named by this process.
  public static Workplace create() throws IOException {
    removeAbandoned();
    Path home =
        Files.createTempDirectory(ROOT, PREFIX + ProcessHandle.current().pid() + "-").toRealPath();
    home.toFile().setExecutable(true, false);
    home.toFile().setReadable(true, false);
    return new Workplace(home);
  }

  private static void removeAbandoned() throws IOException {
    try (Stream<Path> all = Files.list(ROOT)) {
      for (Path home : all.filter(Workplace::isAbandoned).toList()) {
        new Workplace(home.toRealPath()).close();
      }
    }
  }

  private static boolean isAbandoned(Path home) {
    String name = home.getFileName().toString();
    if (!name.matches(PREFIX + "[0-9]+-.*")) {
      return false;
    }
    long owner = Long.parseLong(name.split("-", 4)[2]);
    return ProcessHandle.of(owner).isEmpty();
  }

  @Override
  public void close() throws IOException {
    Mounts.removeBelow(home);
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
