package dev.shopkeeper.shop.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The environment and the mounted files, each value checked as it is read.
///
/// Credentials come from files alone: whatever the environment says of them is not looked at.
public final class SettingsSource {

  private static final String SECRETS_DIRECTORY = "SHOP_SECRETS_DIRECTORY";
  private static final int KEY_BYTES = 32;

  private final Map<String, String> environment;
  private final Path secrets;

  /// Reads files below `SHOP_SECRETS_DIRECTORY`, by default `/etc/shop`.
  public SettingsSource(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.secrets = Path.of(environment.getOrDefault(SECRETS_DIRECTORY, "/etc/shop"));
  }

  String variable(String name, Pattern form, String remedy) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new InvalidSettings(name, "is not set", remedy);
    }
    if (!form.matcher(value).matches()) {
      throw new InvalidSettings(name, "is malformed", remedy);
    }
    return value;
  }

  String optional(String name, String otherwise) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  List<String> list(String name, String otherwise) {
    return Arrays.stream(optional(name, otherwise).split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .distinct()
        .toList();
  }

  Path file(String name) {
    return secrets.resolve(name);
  }

  int port(String name) {
    String remedy = "set it to a port number from 1 to 65535";
    int port = Integer.parseInt(variable(name, Pattern.compile("[0-9]{1,5}"), remedy));
    if (port < 1 || port > 65_535) {
      throw new InvalidSettings(name, "is out of range", remedy);
    }
    return port;
  }

  int number(String name, int otherwise, int least, int most) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    String remedy = "set it to a number from %d to %d, or leave it out".formatted(least, most);
    if (!value.matches("-?[0-9]{1,9}")) {
      throw new InvalidSettings(name, "is malformed", remedy);
    }
    int number = Integer.parseInt(value);
    if (number < least || number > most) {
      throw new InvalidSettings(name, "is out of range", remedy);
    }
    return number;
  }

  /// Unset is false: what is asked for is written down.
  boolean flag(String name) {
    return switch (environment.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSettings(name, "is malformed", "set it to true or false");
    };
  }

  Credentials credentials(String folder) {
    return Credentials.mounted(text(folder + "/username"), text(folder + "/password"));
  }

  SecretKey key(String file) {
    byte[] key = decoded(text(file));
    if (key == null || key.length < KEY_BYTES) {
      throw new InvalidSettings(
          secrets.resolve(file).toString(),
          "is not a key",
          "mount a Secret whose value is at least %d random bytes in base64url"
              .formatted(KEY_BYTES));
    }
    return new SecretKeySpec(key, "HmacSHA256");
  }

  Path certificate(String file) {
    Path path = secrets.resolve(file);
    try (InputStream pem = Files.newInputStream(path)) {
      CertificateFactory.getInstance("X.509").generateCertificate(pem);
      return path;
    } catch (IOException e) {
      throw unreadable(path, e);
    } catch (CertificateException e) {
      throw new InvalidSettings(
          path.toString(), "is not a certificate", "mount the Shop's CA certificate there as PEM");
    }
  }

  private String text(String file) {
    Path path = secrets.resolve(file);
    try {
      String text = Credentials.unwrapped(Files.readString(path));
      if (text.isBlank()) {
        throw new InvalidSettings(path.toString(), "is empty", "give the mounted Secret a value");
      }
      return text;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static byte @Nullable [] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static InvalidSettings unreadable(Path path, IOException cause) {
    String fault = cause instanceof NoSuchFileException ? "does not exist" : "cannot be read";
    return new InvalidSettings(path.toString(), fault, "mount the Shop's Secret there");
  }
}
