package dev.shopkeeper.shop.settings;

/// A user name and password; the password never appears in its text form.
public record Credentials(String username, String password) {

  @Override
  public String toString() {
    return "Credentials[username=%s]".formatted(username);
  }
}
