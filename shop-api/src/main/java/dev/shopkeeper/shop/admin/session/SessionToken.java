package dev.shopkeeper.shop.admin.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Proves one session: 256 random bits that only the administrator's browser keeps.
public record SessionToken(String value) {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// The token in a cookie, or nothing when it is none that we could have made.
  public static @Nullable SessionToken parse(@Nullable String cookie) {
    return cookie != null && FORM.matcher(cookie).matches() ? new SessionToken(cookie) : null;
  }

  static SessionToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SessionToken(text(bytes));
  }

  /// What pages send beside the cookie. It follows from the cookie's value, which no other site can
  /// read, and so needs to be kept nowhere.
  public String csrfToken() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(US_ASCII), "HmacSHA256"));
      return text(mac.doFinal("csrf".getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }

  /// Whether the header that came with this session's cookie is its own.
  public boolean admits(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(csrfToken().getBytes(US_ASCII), header.getBytes(US_ASCII));
  }

  /// What the database keeps in its place.
  byte[] hash() {
    return Digest.of(value);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Not the token, for logs.
  @Override
  public String toString() {
    return "SessionToken[…]";
  }
}
