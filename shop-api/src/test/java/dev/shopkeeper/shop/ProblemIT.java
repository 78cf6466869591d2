package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProblemIT {

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/" + type);
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("title").stringValue()).isNotBlank();
    assertThat(answer.json().get("requestId").stringValue())
        .isEqualTo(answer.header("X-Request-Id"))
        .isNotBlank();
  }

  @Test
  void answersEveryRefusalOfTheFrameworkWithAProblem() {
    assertProblem(http.get("/"), 404, "not-found");
    assertProblem(http.get("/api/nothing"), 404, "not-found");
    assertProblem(http.get("/error"), 404, "not-found");
    assertProblem(http.call("DELETE", "/api/products", null), 405, "method-not-allowed");
    assertThat(http.call("DELETE", "/api/products", null).header("Allow")).contains("GET");
    assertProblem(http.get("/api/products", "Accept", "text/csv"), 406, "not-acceptable");
    assertProblem(
        http.call("POST", "/api/cart", null, "Content-Type", "text/plain"),
        415,
        "unsupported-media-type");
  }

  @Test
  void saysWhyABodyCannotBeRead() {
    assertProblem(http.post("/api/cart", "{\"productId\": 1,"), 400, "malformed-request");
    assertProblem(http.post("/api/cart", ""), 400, "malformed-request");
    assertProblem(http.post("/api/cart", "[]"), 400, "malformed-request");
    assertProblem(http.post("/api/cart", "{} {}"), 400, "malformed-request");
    assertProblem(http.post("/api/cart", "null"), 400, "malformed-request");
    assertProblem(
        http.post("/api/cart", "{\"productId\": 1, \"productId\": 2, \"quantity\": 1}"),
        400,
        "malformed-request");
    assertThat(http.post("/api/cart", "{\"productId\": x}").json().get("detail").stringValue())
        .matches("The body is not JSON \\(line 1, column 1\\d\\)\\.");
    Answer unknown = http.post("/api/cart", "{\"productId\": 1, \"quantity\": 1, \"gift\": true}");
    assertProblem(unknown, 422, "invalid-fields");
    assertThat(unknown.json().get("detail").stringValue())
        .isEqualTo("gift is not a field of this request");
  }

  @Test
  void readsNoMoreThanTheLimitAnnouncedOrNot() {
    byte[] large = new byte[70_000];
    Arrays.fill(large, (byte) ' ');

    assertProblem(http.post("/api/cart", new String(large, US_ASCII)), 413, "body-too-large");
    assertProblem(http.postChunked("/api/cart", large), 413, "body-too-large");
  }

  @Test
  void answersWhatTomcatRefusesWithAProblemToo() throws Exception {
    String answer = raw("GET /api/%zz HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    var body = JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(body.get("type").stringValue()).isEqualTo("/problems/malformed-request");
    assertThat(body.get("requestId").stringValue()).isNotBlank();
  }

  @Test
  void saysThatParametersCannotBeRead() throws Exception {
    for (String path :
        List.of("/api/products/1/image?v=1&=", "/api/products?=", "/api/products?q=%zz")) {
      assertThat(raw("GET %s HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".formatted(path)))
          .startsWith("HTTP/1.1 400")
          .contains("/problems/malformed-request");
    }
  }

  @Test
  void survivesWhatIsNotHttp() throws Exception {
    assertThat(raw("\u0016\u0003\u0001 hello\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(http.get("/api/products/1").status()).isEqualTo(200);
  }

  private String raw(String request) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), http.base().getPort())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @Test
  void keepsASaneRequestIdAndReplacesAnyOther() {
    assertThat(http.get("/api/health", "X-Request-Id", "trace-0123.abc").header("X-Request-Id"))
        .isEqualTo("trace-0123.abc");
    assertThat(http.get("/api/health", "X-Request-Id", "a b\"c{}").header("X-Request-Id"))
        .isNotBlank()
        .doesNotContain(" ");
    assertThat(http.get("/api/health", "X-Request-Id", "x".repeat(65)).header("X-Request-Id"))
        .hasSizeLessThan(65);
  }

  @Test
  void hidesADefectBehindAProblemWithoutItsReason() throws Exception {
    shop.database().sql("ALTER TABLE product_pictures RENAME TO product_pictures_away");
    try {
      Answer answer = http.get("/api/products/1/image");
      assertProblem(answer, 500, "internal-error");
      assertThat(answer.text()).doesNotContain("product_pictures", "SELECT", "Exception");
    } finally {
      shop.database().sql("ALTER TABLE product_pictures_away RENAME TO product_pictures");
    }
  }

  @Test
  void tellsToTryAgainWhenALockIsNotHadInTime() throws Exception {
    long item = shop.product("Locked", "1.00", 1);
    try (Connection _ = shop.database().holdProduct(item)) {
      Answer answer =
          http.post(
              "/api/orders",
              "{\"customerEmail\": \"a@b.de\", \"items\": [{\"productId\": %d, \"quantity\": 1}]}"
                  .formatted(item));

      assertProblem(answer, 503, "unavailable");
      assertThat(answer.header("Retry-After")).isNotBlank();
    }
    assertThat(shop.stock(item)).isEqualTo(1);
  }
}
