package dev.shopkeeper.shop.admin.web;

import dev.shopkeeper.shop.admin.Administrator;
import dev.shopkeeper.shop.admin.SessionCookie;
import dev.shopkeeper.shop.admin.session.Session;
import dev.shopkeeper.shop.admin.session.SignIn;
import dev.shopkeeper.shop.origin.RequestOrigin;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/session")
class SessionController {

  private final Administrator administrator;
  private final SignIn signIn;
  private final SessionCookie cookie;
  private final RequestOrigin origin;

  SessionController(
      Administrator administrator, SignIn signIn, SessionCookie cookie, RequestOrigin origin) {
    this.administrator = administrator;
    this.signIn = signIn;
    this.cookie = cookie;
    this.origin = origin;
  }

  /// What a page needs to know of the session it is in.
  record SessionView(String username, String csrfToken, Instant expiresAt) {

    static SessionView of(Session session) {
      return new SessionView(session.username(), session.token().csrfToken(), session.expiresAt());
    }
  }

  @PostMapping
  ResponseEntity<SessionView> signIn(
      @Valid @RequestBody SessionBody body, HttpServletRequest request) {
    administrator.requireHttps(request);
    administrator.requireOwnSite(request);
    Session session = signIn.with(body.credentials(), origin.client(request));
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.SET_COOKIE, cookie.keeping(session.token(), request).toString())
        .body(SessionView.of(session));
  }

  @GetMapping
  SessionView current(HttpServletRequest request) {
    return administrator
        .session(request)
        .map(SessionView::of)
        .orElseThrow(
            () -> new Refusal(ProblemType.UNAUTHENTICATED, "Nobody is signed in.", Map.of()));
  }

  @DeleteMapping
  ResponseEntity<Void> signOut(HttpServletRequest request) {
    administrator.session(request).ifPresent(signIn::out);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie.none(request).toString())
        .build();
  }
}
