package dev.shopkeeper.shop.settings;

import dev.shopkeeper.shop.log.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A user name and password; the password never appears in its text form.
public record Credentials(String username, String password) {

  /// What the files `username` and `password` of a folder say at this moment.
  public static Credentials read(Path folder) throws IOException {
    return mounted(
        unwrapped(Files.readString(folder.resolve("username"))),
        unwrapped(Files.readString(folder.resolve("password"))));
  }

  /// Credentials of our own: from here on no log shows the password, whoever quotes it.
  static Credentials mounted(String username, String password) {
    Redaction.hide(password);
    return new Credentials(username, password);
  }

  /// Without the line end that an editor leaves: a password may begin and end with spaces.
  static String unwrapped(String text) {
    return text.replaceFirst("[\\r\\n]+$", "");
  }

  @Override
  public String toString() {
    return "Credentials[username=%s]".formatted(username);
  }
}
