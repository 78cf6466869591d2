package dev.shopkeeper.shop.admin.web;

import dev.shopkeeper.shop.settings.Credentials;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// A user name and password; the password never appears in its text form.
record SessionBody(
    @NotNull @Size(min = 1, max = 100) String username,
    @NotNull @Size(min = 1, max = 1_024) String password) {

  Credentials credentials() {
    return new Credentials(username, password);
  }

  @Override
  public String toString() {
    return "SessionBody[…]";
  }
}
