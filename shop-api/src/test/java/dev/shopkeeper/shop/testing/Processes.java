package dev.shopkeeper.shop.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Other programs, run to their end.
public final class Processes {

  private Processes() {}

  /// Fails with what the program said if it failed.
  public static void run(List<String> command) throws Exception {
    output(command);
  }

  /// The same, and what it said, warnings apart.
  public static String output(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    String output = read(process.getInputStream());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " failed: " + output + errors.join());
    }
    return output;
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
