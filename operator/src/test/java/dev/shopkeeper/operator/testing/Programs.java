package dev.shopkeeper.operator.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the programs of the control plane are: `KUBERNETES_BIN`, or where `make programs` puts
/// them.
final class Programs {
  private static final Path SCRIPT = Path.of("hack", "cluster", "programs");

  private final Path folder;

  private Programs(Path folder) {
    this.folder = folder;
  }

  static Programs find() {
    String given = System.getenv("KUBERNETES_BIN");
    return new Programs(given == null || given.isBlank() ? built() : Path.of(given));
  }

  String path(String program) {
    Path file = folder.resolve(program);
    if (!Files.isExecutable(file)) {
      throw new IllegalStateException(
          "%s is not in %s. Run `make programs` to build it.".formatted(program, folder));
    }
    return file.toString();
  }

  Path file(String name) {
    Path file = folder.resolve(name);
    if (!Files.isReadable(file)) {
      throw new IllegalStateException(
          "%s is not in %s. Run `make programs` to get it.".formatted(name, folder));
    }
    return file;
  }

  private static Path built() {
    Path script = checkout().resolve(SCRIPT);
    return Path.of(ChildProcess.run(List.of(script.toString(), "dir")));
  }

  /// Maven starts tests in the module's folder, an IDE often in the repository's.
  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(SCRIPT))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("No %s above the working folder".formatted(SCRIPT));
      }
      folder = parent;
    }
    return folder;
  }
}
