package dev.shopkeeper.shop.admin.session;

import dev.shopkeeper.shop.admin.session.Account.Login;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The sessions in the database: twelve hours at most, thirty minutes without use.
@Repository
class Sessions {

  private static final String EXPIRY =
      "least(created_at + interval '12 hours', seen_at + interval '30 minutes')";
  private static final String ALIVE = EXPIRY + " > now()";

  private final JdbcClient database;

  Sessions(JdbcClient database) {
    this.database = database;
  }

  /// Opens a session, and sweeps away a few that are gone: there is no other broom.
  Session open(Login login) {
    database
        .sql(
            """
            DELETE FROM admin_sessions WHERE token_hash IN (
              SELECT token_hash FROM admin_sessions WHERE NOT (%s)
              ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED)
            """
                .formatted(ALIVE))
        .update();
    SessionToken token = SessionToken.random();
    return database
        .sql(
            """
            INSERT INTO admin_sessions (token_hash, username, generation) VALUES (?, ?, ?)
            RETURNING username, %s AS expires_at
            """
                .formatted(EXPIRY))
        .param(token.hash())
        .param(login.username())
        .param(login.generation())
        .query((row, number) ->
            new Session(
                row.getString("username"),
                token,
                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .single();
  }

  /// The session of a token if it is alive and of this login; writes its use down once a minute.
  Optional<Session> find(SessionToken token, Login login) {
    return database
        .sql(
            """
            WITH live AS (
              SELECT token_hash, username, created_at, seen_at FROM admin_sessions
              WHERE token_hash = ? AND generation = ? AND %s),
            used AS (
              UPDATE admin_sessions s SET seen_at = now() FROM live
              WHERE s.token_hash = live.token_hash AND live.seen_at < now() - interval '1 minute')
            SELECT username, %s AS expires_at FROM live
            """
                .formatted(ALIVE, EXPIRY))
        .param(token.hash())
        .param(login.generation())
        .query((row, number) ->
            new Session(
                row.getString("username"),
                token,
                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  void close(SessionToken token) {
    database.sql("DELETE FROM admin_sessions WHERE token_hash = ?").param(token.hash()).update();
  }
}
