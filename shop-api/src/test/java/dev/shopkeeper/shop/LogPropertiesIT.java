package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.CapturedLog;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.RawHttp;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;

/// What the shop logs of generated requests, well and badly formed.
class LogPropertiesIT {

  private final RunningShop shop = RunningShop.shared();

  record Call(String method, String path, String body, String requestId, String trace) {}

  /// The bytes of a request, with its method and path where a server can tell them.
  record Raw(String bytes, String method, String path) {}

  // Feature: aws-devops-three-tier, Property 24: For any log entry written by the system, it SHALL
  // include a timestamp, log level, and contextual information such as request IDs.
  @Label("Feature: aws-devops-three-tier, Property 24: Log format completeness")
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void everyLineSaysWhenHowGraveAndOfWhichRequest(@ForAll("calls") Call call) {
    try (var log = new CapturedLog()) {
      Answer answer =
          shop.http()
              .call(
                  call.method(),
                  call.path(),
                  call.method().equals("GET") ? null : call.body(),
                  "X-Request-Id",
                  call.requestId(),
                  "traceparent",
                  "00-%s-00f067aa0ba902b7-01".formatted(call.trace()));
      assertThat(log.requests()).hasSize(1);

      assertThat(log.json())
          .allSatisfy(line -> {
            assertThat(Instant.parse(text(line, "timestamp")))
                .isBefore(Instant.now().plusSeconds(1));
            assertThat(text(line, "level")).isIn("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
            assertThat(text(line, "message")).isNotBlank();
            assertThat(text(line, "logger")).isNotBlank();
          });
      assertThat(log.json().stream().filter(LogPropertiesIT::isOfARequest))
          .allSatisfy(line -> {
            assertThat(text(line, "requestId"))
                .isEqualTo(call.requestId())
                .isEqualTo(answer.header("X-Request-Id"));
            assertThat(text(line, "traceId")).isEqualTo(call.trace());
          });
    }
  }

  /// Only the sealer speaks beside requests.
  private static boolean isOfARequest(JsonNode line) {
    return !text(line, "logger").endsWith("AuditSealer");
  }

  @Provide
  Arbitrary<Call> calls() {
    Arbitrary<String> paths =
        Arbitraries.of(
            "/api/products",
            "/api/products/1",
            "/api/products/0",
            "/api/orders",
            "/api/orders/1",
            "/api/cart",
            "/api/health",
            "/nothing",
            "/metrics");
    Arbitrary<String> bodies =
        Arbitraries.oneOf(
            Arbitraries.of(
                "{\"productId\": 1, \"quantity\": 1}",
                "{\"customerEmail\": \"a@b.de\", \"items\": [{\"productId\": 1, \"quantity\": 1}]}"),
            Arbitraries.strings().ofMaxLength(50));
    return Combinators.combine(
            Arbitraries.of("GET", "POST", "PUT", "DELETE", "PATCH"),
            paths,
            bodies,
            Arbitraries.strings().alpha().numeric().ofMinLength(8).ofMaxLength(32),
            Arbitraries.strings().withChars("123456789abcdef").ofLength(32))
        .as(Call::new);
  }

  // Feature: aws-devops-three-tier, Property 26: For any request processed by the backend, it SHALL
  // log the request method, path, status code, and response time.
  @Label("Feature: aws-devops-three-tier, Property 26: Request logging completeness")
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void everyRequestLeavesOneLineOfWhatItWasAndHowItEnded(@ForAll("raws") Raw raw) {
    try (var log = new CapturedLog()) {
      long begun = System.nanoTime();
      String answer = new RawHttp(shop.http().base().getPort()).send(raw.bytes());
      List<JsonNode> lines = log.requests();
      double most = (System.nanoTime() - begun) / 1e6;

      assertThat(lines).hasSize(1);
      JsonNode line = lines.getFirst();
      assertThat(text(line, "method")).isEqualTo(raw.method());
      assertThat(text(line, "path")).isEqualTo(raw.path());
      assertThat(line.get("status").intValue()).isEqualTo(RawHttp.status(answer));
      assertThat(line.get("durationMs").doubleValue()).isBetween(0.0, most);
      assertThat(text(line, "requestId")).isNotBlank();
    }
  }

  @Provide
  Arbitrary<Raw> raws() {
    Arbitrary<String> segment =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of("api", "products", "orders", "cart", "1")),
            Tuple.of(2, Arbitraries.of("%zz", "%2e%2e", "%00", "%C3%28", "a%20b")),
            Tuple.of(1, Arbitraries.strings().alpha().ofLength(5)));
    Arbitrary<String> paths =
        segment.list().ofMinSize(1).ofMaxSize(4).map(parts -> "/" + String.join("/", parts));
    Arbitrary<Raw> wellFormed =
        Combinators.combine(
                Arbitraries.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"),
                paths,
                Arbitraries.of("", "?a=1", "?token=x&y"),
                Arbitraries.of("", "X-Request-Id: abc\r\n", "Content-Length: x\r\n"))
            .as((method, path, query, header) ->
                new Raw(
                    "%s %s%s HTTP/1.1\r\nHost: shop\r\n%sConnection: close\r\n\r\n"
                        .formatted(method, path, query, header),
                    method,
                    path));
    Arbitrary<Raw> noHost =
        paths.map(path -> new Raw("GET %s HTTP/1.1\r\n\r\n".formatted(path), "GET", path));
    return Arbitraries.oneOf(wellFormed, noHost);
  }

  private static String text(JsonNode line, String name) {
    return line.path(name).asString("");
  }
}
