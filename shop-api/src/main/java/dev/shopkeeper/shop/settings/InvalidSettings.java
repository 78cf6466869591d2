package dev.shopkeeper.shop.settings;

/// Something the process needs is missing or malformed; the message names it and the remedy.
public final class InvalidSettings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettings(String name, String fault, String remedy) {
    super("%s %s: %s".formatted(name, fault, remedy));
  }
}
