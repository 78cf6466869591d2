package dev.shopkeeper.shop.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopkeeper.shop.request.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.json.JsonWriter;
import org.springframework.http.ProblemDetail;

/// A problem as bytes, for what is refused before Spring hears of it.
public final class ProblemText {

  private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

  private ProblemText() {}

  /// The problem of this type with the id of the request this thread serves.
  public static byte[] of(ProblemType type, String detail) {
    return of(type.detail(detail));
  }

  static byte[] of(ProblemDetail problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", String.valueOf(problem.getType()));
    members.put("title", problem.getTitle());
    members.put("status", problem.getStatus());
    if (problem.getDetail() != null) {
      members.put("detail", problem.getDetail());
    }
    members.put(RequestId.MEMBER, RequestId.current());
    return JSON.writeToString(members).getBytes(UTF_8);
  }
}
