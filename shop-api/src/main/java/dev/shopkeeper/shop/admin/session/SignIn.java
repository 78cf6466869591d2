package dev.shopkeeper.shop.admin.session;

import dev.shopkeeper.shop.admin.session.Account.Login;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.audit.AuditTrail;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import dev.shopkeeper.shop.settings.Credentials;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The administrator comes and goes by the local account.
@Component
public class SignIn {

  private final SignInThrottle throttle;
  private final PasswordCheck passwords;
  private final Account account;
  private final Sessions sessions;
  private final AuditTrail trail;
  private final TransactionTemplate transaction;

  SignIn(
      SignInThrottle throttle,
      PasswordCheck passwords,
      Account account,
      Sessions sessions,
      AuditTrail trail,
      TransactionTemplate transaction) {
    this.throttle = throttle;
    this.passwords = passwords;
    this.account = account;
    this.sessions = sessions;
    this.trail = trail;
    this.transaction = transaction;
  }

  /// Opens a session for the right password; no connection is held while it is hashed.
  public Session with(Credentials given, InetAddress client) {
    throttle.take(given.username(), client);
    Login login = passwords.of(given).orElseThrow(SignIn::refused);
    return transaction.execute(ignored -> open(login, given.username(), client));
  }

  private Session open(Login login, String username, InetAddress client) {
    throttle.forget(username, client);
    trail.record(Actor.administrator(login.username()), "sign-in", "session", Map.of());
    return sessions.open(login);
  }

  /// The session that the token proves, if it is alive.
  public Optional<Session> session(SessionToken token) {
    return sessions.find(token, account.current());
  }

  /// Ends a session for all replicas at once.
  public void out(Session session) {
    transaction.executeWithoutResult(ignored -> {
      sessions.close(session.token());
      trail.record(Actor.administrator(session.username()), "sign-out", "session", Map.of());
    });
  }

  /// The same whichever of the two was wrong.
  private static Refusal refused() {
    return new Refusal(
        ProblemType.UNAUTHENTICATED, "The user name or the password is wrong.", Map.of());
  }
}
