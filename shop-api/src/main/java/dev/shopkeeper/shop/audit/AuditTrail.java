package dev.shopkeeper.shop.audit;

import dev.shopkeeper.shop.request.RequestId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table that every change of the shop leaves a row in.
@Repository
public class AuditTrail {

  private final JdbcClient database;
  private final JsonMapper json;

  AuditTrail(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /// Adds one entry within the caller's transaction, so that it stands exactly if the change does.
  public void record(Actor actor, String action, String subject, Map<String, Object> detail) {
    database
        .sql(
            """
            INSERT INTO audit_entries (actor, action, subject, request_id, detail)
            VALUES (?, ?, ?, ?, ?::jsonb)
            """)
        .param(actor.name())
        .param(action)
        .param(subject)
        .param(RequestId.current())
        .param(json.writeValueAsString(detail))
        .update();
  }
}
