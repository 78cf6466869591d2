package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The administrator's headers, good at every replica.
final class SignIn {

  private static final int CREATED = 201;

  private SignIn() {}

  /// By a session, where the API has them.
  static Map<String, String> at(URI replica) {
    String account =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("username", "admin", "password", TestDatabase.ADMIN_PASSWORD));
    Answer answer = new Http(replica).post("/api/session", account);
    if (answer.status() == CREATED) {
      return Map.of(
          "Cookie", answer.header("Set-Cookie").replaceAll(";.*", ""),
          "X-CSRF-Token", answer.json().get("csrfToken").stringValue());
    }
    String[] basic = Http.basic("admin", TestDatabase.ADMIN_PASSWORD);
    return Map.of(basic[0], basic[1]);
  }
}
