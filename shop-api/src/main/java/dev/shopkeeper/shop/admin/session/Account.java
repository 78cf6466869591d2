package dev.shopkeeper.shop.admin.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopkeeper.shop.settings.AdminAccount;
import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.InvalidSettings;
import dev.shopkeeper.shop.settings.Settings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The administrator's account as the mounted files have it now, without its password.
@Component
class Account {

  private static final Logger log = LoggerFactory.getLogger(Account.class);

  /// A user name, and what tells this password of theirs from every other without giving it away.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Login(String username, byte[] generation) {}

  private record Seen(List<Object> version, Login login) {}

  private final AdminAccount files;
  private final SecretKey key;
  private volatile @Nullable Seen seen;

  Account(Settings settings) {
    this.files = settings.admin();
    this.key = settings.orderTokenKey();
  }

  /// The account; files that cannot be read for a moment are taken for unchanged.
  Login current() {
    Seen known = seen;
    try {
      List<Object> version = files.version();
      if (known == null || !known.version.equals(version)) {
        known = new Seen(version, login(files.read()));
        seen = known;
      }
    } catch (IOException | InvalidSettings e) {
      log.warn("the administrator's account was not read anew: {}", e.getMessage());
    }
    return Objects.requireNonNull(known, "the account was read at the start").login;
  }

  Credentials read() {
    return files.read();
  }

  /// Keyed, so that the database gives nobody a password to guess at.
  Login login(Credentials credentials) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      mac.update("admin\0%s\0".formatted(credentials.username()).getBytes(UTF_8));
      return new Login(credentials.username(), mac.doFinal(credentials.password().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
