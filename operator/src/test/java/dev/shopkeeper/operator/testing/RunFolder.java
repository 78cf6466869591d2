package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/// A folder for this JVM; those of JVMs that have ended are removed when the next one comes.
final class RunFolder {
  private RunFolder() {}

  static Path createUnder(Path parent) {
    Path folders = parent.toAbsolutePath();
    Path own = folders.resolve(Long.toString(ProcessHandle.current().pid()));
    try {
      Files.createDirectories(own);
      sweep(folders);
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + own, e);
    }
  }

  /// One JVM at a time: tests run in several.
  private static void sweep(Path parent) throws IOException {
    Path lock = parent.resolveSibling(parent.getFileName() + ".lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock();
        var folders = Files.list(parent)) {
      folders.filter(RunFolder::isLeftOver).forEach(RunFolder::remove);
    }
  }

  private static boolean isLeftOver(Path folder) {
    return ProcessHandle.of(Long.parseLong(folder.getFileName().toString())).isEmpty();
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      List<Path> contents = files.sorted(Comparator.reverseOrder()).toList();
      for (Path path : contents) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
