package dev.shopkeeper.shop.admin;

import dev.shopkeeper.shop.admin.session.SessionToken;
import dev.shopkeeper.shop.origin.RequestOrigin;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The cookie that keeps a session: out of scripts' reach, and of other sites'.
///
/// Not every browser takes a `Secure` cookie from plain `http://localhost`: there it has another
/// name, which counts nowhere else.
@Component
public final class SessionCookie {

  private static final String SECURE = "__Host-session";
  private static final String LOOPBACK = "session";
  private static final Duration LONGEST = Duration.ofHours(12);

  private final RequestOrigin origin;

  SessionCookie(RequestOrigin origin) {
    this.origin = origin;
  }

  /// Whether the request brings a session's cookie at all, wherever it comes from.
  static boolean isIn(HttpServletRequest request) {
    return cookies(request)
        .anyMatch(cookie -> cookie.getName().equals(SECURE) || cookie.getName().equals(LOOPBACK));
  }

  /// The token that counts on this connection.
  Optional<SessionToken> token(HttpServletRequest request) {
    return cookies(request)
        .filter(cookie -> cookie.getName().equals(name(request)))
        .flatMap(cookie -> Optional.ofNullable(SessionToken.parse(cookie.getValue())).stream())
        .findFirst();
  }

  /// Asks the browser to keep the token.
  public ResponseCookie keeping(SessionToken token, HttpServletRequest request) {
    return cookie(token.value(), LONGEST, request);
  }

  /// Asks the browser to forget it.
  public ResponseCookie none(HttpServletRequest request) {
    return cookie("", Duration.ZERO, request);
  }

  private ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
    return ResponseCookie.from(name(request), value)
        .secure(origin.isSecure(request))
        .httpOnly(true)
        .sameSite("Strict")
        .path("/")
        .maxAge(age)
        .build();
  }

  private String name(HttpServletRequest request) {
    return origin.isSecure(request) ? SECURE : LOOPBACK;
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
  }
}
