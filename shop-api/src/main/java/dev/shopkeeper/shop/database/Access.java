package dev.shopkeeper.shop.database;

import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Who we are to the database and whom we trust, as one mounted Secret said it at one moment.
record Access(Credentials credentials, String authority) {

  /// Reads all files from one place: a mounted Secret is replaced by turning one link elsewhere,
  /// and reading through the link three times could mix two Secrets.
  static Access read(DatabaseSettings settings) throws IOException {
    Path link = Objects.requireNonNull(settings.authority().toAbsolutePath().getParent());
    Path folder = Objects.requireNonNull(link.resolve("username").toRealPath().getParent());
    String file = Objects.requireNonNull(settings.authority().getFileName()).toString();
    return new Access(Credentials.read(folder), Files.readString(folder.resolve(file)));
  }

  @Override
  public String toString() {
    return credentials.toString();
  }
}
