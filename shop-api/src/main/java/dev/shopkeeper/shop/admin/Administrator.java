package dev.shopkeeper.shop.admin;

import dev.shopkeeper.shop.admin.oidc.BearerTokens;
import dev.shopkeeper.shop.admin.session.Session;
import dev.shopkeeper.shop.admin.session.SignIn;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.origin.RequestOrigin;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The administrator of the shop, known by a session's cookie or by a bearer token.
@Component
public final class Administrator {

  /// What pages of the shop send with the cookie in calls that change something.
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private static final String KNOWN = Administrator.class.getName();
  private static final String BEARER = "bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int LONGEST_NAME = 100;

  private final RequestOrigin origin;
  private final SessionCookie cookie;
  private final SignIn signIn;
  private final BearerTokens tokens;

  Administrator(RequestOrigin origin, SessionCookie cookie, SignIn signIn, BearerTokens tokens) {
    this.origin = origin;
    this.cookie = cookie;
    this.signIn = signIn;
    this.tokens = tokens;
  }

  /// The administrator who makes this request, if it proves to be theirs; asked once a request.
  ///
  /// Refuses what is theirs but must not count: over plain HTTP, from another site, without the
  /// CSRF token, or by a token of somebody with another role.
  public Optional<Actor> of(HttpServletRequest request) {
    if (request.getAttribute(KNOWN) instanceof Actor known) {
      return Optional.of(known);
    }
    Optional<Actor> actor =
        bearer(request)
            .map(token -> byToken(token, request))
            .orElseGet(() -> session(request).map(Administrator::actor));
    actor.ifPresent(found -> request.setAttribute(KNOWN, found));
    return actor;
  }

  /// The session of this request, under the same conditions.
  public Optional<Session> session(HttpServletRequest request) {
    if (!SessionCookie.isIn(request)) {
      return Optional.empty();
    }
    requireHttps(request);
    Optional<Session> session = cookie.token(request).flatMap(signIn::session);
    session.ifPresent(found -> requireOwnPage(found, request));
    return session;
  }

  /// Refuses to speak of logins where others can listen.
  public void requireHttps(HttpServletRequest request) {
    if (!origin.isSecure(request) && !origin.isLoopback(request)) {
      throw new Refusal(
          ProblemType.HTTPS_REQUIRED,
          "Use the shop's https address, or http://localhost on the machine itself.",
          Map.of());
    }
  }

  /// Refuses what a page of another site sends.
  public void requireOwnSite(HttpServletRequest request) {
    if (!origin.isSameSite(request)) {
      throw new Refusal(
          ProblemType.CROSS_SITE_REQUEST, "Use the shop's own pages for this.", Map.of());
    }
  }

  /// Whether bearer tokens are taken here.
  boolean takesTokens() {
    return tokens.isOn();
  }

  private void requireOwnPage(Session session, HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    requireOwnSite(request);
    if (!session.token().admits(request.getHeader(CSRF_HEADER))) {
      throw new Refusal(
          ProblemType.CSRF_TOKEN_MISSING,
          "Send the session's csrfToken in the header %s; GET /api/session tells it."
              .formatted(CSRF_HEADER),
          Map.of());
    }
  }

  private Optional<Actor> byToken(String token, HttpServletRequest request) {
    requireHttps(request);
    return tokens.subject(token).map(Administrator::issued);
  }

  private Optional<String> bearer(HttpServletRequest request) {
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null
            && tokens.isOn()
            && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static Actor actor(Session session) {
    return Actor.administrator(session.username());
  }

  private static Actor issued(String subject) {
    String name = "oidc:" + subject.replaceAll("\\p{Cntrl}", "");
    return Actor.administrator(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
  }
}
