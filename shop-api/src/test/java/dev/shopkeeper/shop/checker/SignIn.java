package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// The administrator's headers, good at every replica.
final class SignIn {

  private static final int CREATED = 201;

  private SignIn() {}

  static Map<String, String> at(URI replica) {
    Answer answer = new Http(replica).signIn("admin", TestDatabase.ADMIN_PASSWORD);
    if (answer.status() != CREATED) {
      throw new IllegalStateException("the administrator cannot sign in: " + answer.text());
    }
    String[] headers = Http.session(answer);
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return Map.copyOf(map);
  }
}
