package dev.shopkeeper.shop.checker.shop;

import dev.shopkeeper.shop.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// File systems that were mounted below a folder, this time or by a run that was killed.
final class Mounts {

  private Mounts() {}

  /// Unmounts them, the innermost first; their loop devices go with them.
  static void removeBelow(Path folder) throws IOException {
    for (String mount : below(folder)) {
      try {
        Processes.run(List.of("umount", "--lazy", mount));
      } catch (Exception e) {
        throw new IOException(mount + " could not be unmounted; do it by hand", e);
      }
    }
  }

  private static List<String> below(Path folder) throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      List<String> points =
          mounts
              .map(line -> line.split(" ", 3)[1])
              .filter(point -> Path.of(point).startsWith(folder))
              .toList();
      return points.reversed();
    }
  }
}
