package dev.shopkeeper.shop.admin.session;

import dev.shopkeeper.shop.admin.session.Account.Login;
import dev.shopkeeper.shop.settings.AdminAccount;
import dev.shopkeeper.shop.settings.Credentials;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Compares passwords by argon2id, which takes as long for a name that is nobody's.
@Component
class PasswordCheck {

  /// Each takes 19 MiB while it lasts.
  private static final int AT_ONCE = 2;

  private static final long PATIENCE_SECONDS = 2;

  private record Hashed(Login login, String hash) {}

  private final Account account;
  private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile @Nullable Hashed hashed;

  PasswordCheck(Account account) {
    this.account = account;
  }

  /// The login that the user name and password prove; waits for its turn, and not for long.
  Optional<Login> of(Credentials given) throws TooManySignIns {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw TooManySignIns.atOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TooManySignIns.atOnce();
    }
    try {
      return verified(given);
    } finally {
      places.release();
    }
  }

  private Optional<Login> verified(Credentials given) {
    Hashed known = hashed(account.current());
    boolean isPassword = argon2.matches(given.password(), known.hash);
    boolean isName =
        MessageDigest.isEqual(Digest.of(given.username()), Digest.of(known.login.username()));
    return isPassword && isName ? Optional.of(known.login) : Optional.empty();
  }

  /// Derived at the first sign-in: the start need not wait for it, and the plain text is not kept.
  private Hashed hashed(Login current) {
    Hashed known = hashed;
    if (known == null || !MessageDigest.isEqual(known.login.generation(), current.generation())) {
      Credentials read = account.read();
      String hash = AdminAccount.isHash(read) ? read.password() : argon2.encode(read.password());
      known = new Hashed(account.login(read), Objects.requireNonNull(hash));
      hashed = known;
    }
    return known;
  }
}
