package dev.shopkeeper.shop.cart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Opens one cart: 256 random bits that only the guest keeps.
public record CartToken(String value) {

  /// The request header that carries it.
  public static final String HEADER = "Cart-Token";

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// The token that a header carries, or nothing when it carries none that we could have made.
  public static @Nullable CartToken parse(@Nullable String header) {
    return header != null && FORM.matcher(header).matches() ? new CartToken(header) : null;
  }

  /// A token nobody has had before.
  static CartToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new CartToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// What the database keeps in its place.
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /// Not the token, for logs.
  @Override
  public String toString() {
    return "CartToken[…]";
  }
}
