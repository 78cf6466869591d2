package dev.shopkeeper.shop;

import java.util.List;

/// The program was given arguments it does not know.
final class InvalidCommand extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidCommand(List<String> arguments) {
    super(
        ("unknown arguments %s: give none to serve, migrate [--sample-catalog],"
                + " await-schema [--timeout-seconds=N], or verify-audit")
            .formatted(String.join(" ", arguments)));
  }
}
