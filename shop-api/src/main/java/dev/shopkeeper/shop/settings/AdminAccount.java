package dev.shopkeeper.shop.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The administrator's mounted login. It is read anew when asked and kept nowhere here.
public final class AdminAccount {

  private static final Pattern ENCODED =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9])"
              + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");
  private static final int LONGEST_NAME = 100;
  private static final int MOST_MEMORY_KIB = 65_536;

  private final SettingsSource source;

  /// The account in the folder `admin` of the mounted files.
  public AdminAccount(SettingsSource source) {
    this.source = source;
  }

  /// What the files say now; a password that begins with `$argon2id$` is a hash.
  public Credentials read() {
    Credentials login = source.credentials("admin");
    if (login.username().length() > LONGEST_NAME) {
      throw new InvalidSettings(
          file("username").toString(), "is too long", "give at most 100 characters");
    }
    if (isHash(login) && !isBounded(login.password())) {
      throw new InvalidSettings(
          file("password").toString(),
          "is no argon2id hash that can be checked here",
          "give $argon2id$v=19$m=…,t=…,p=…$salt$hash with m at most 65536, t 10 and p 4");
    }
    return login;
  }

  /// Differs from an earlier answer once the files are others; costs no reading.
  public List<Object> version() throws IOException {
    return List.of(version(file("username")), version(file("password")));
  }

  /// Whether the password is given as its hash.
  public static boolean isHash(Credentials login) {
    return login.password().startsWith("$argon2id$");
  }

  private static boolean isBounded(String encoded) {
    Matcher parts = ENCODED.matcher(encoded);
    return parts.matches()
        && Integer.parseInt(parts.group(1)) <= MOST_MEMORY_KIB
        && Integer.parseInt(parts.group(2)) <= 10
        && Integer.parseInt(parts.group(3)) <= 4;
  }

  private Path file(String name) {
    return source.file("admin/" + name);
  }

  private static List<Object> version(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return List.of(
        attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
  }
}
