package dev.shopkeeper.shop.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The one administrator of the shop, known by the mounted credentials.
@Component
public final class Administrator {

  private static final String SCHEME = "basic ";

  private final String username;
  private final byte[] expected;

  Administrator(Settings settings) {
    Credentials credentials = settings.admin();
    this.username = credentials.username();
    this.expected =
        digest("%s:%s".formatted(credentials.username(), credentials.password()).getBytes(UTF_8));
  }

  /// Whether an `Authorization` header proves to be the administrator's; takes equally long either
  /// way.
  public boolean is(@Nullable String authorization) {
    return MessageDigest.isEqual(expected, digest(given(authorization)));
  }

  /// The administrator who makes this request, if it proves to be theirs.
  public Optional<Actor> of(HttpServletRequest request) {
    return is(request.getHeader(HttpHeaders.AUTHORIZATION))
        ? Optional.of(Actor.administrator(username))
        : Optional.empty();
  }

  private static byte[] given(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /// Digests have one length, so that not even the length of a guess shows.
  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
