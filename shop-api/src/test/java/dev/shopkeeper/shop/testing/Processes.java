package dev.shopkeeper.shop.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/// Other programs, run to their end.
public final class Processes {

  private Processes() {}

  /// Fails with what the program said if it failed.
  public static void run(List<String> command) throws Exception {
    output(command);
  }

  /// The same, and what it said.
  public static String output(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
    }
    return output;
  }
}
