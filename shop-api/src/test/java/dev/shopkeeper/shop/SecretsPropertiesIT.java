package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.CapturedLog;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/// A shop whose database fails at every order, quoting the row and a password as it does.
class SecretsPropertiesIT {

  // There before the first try.
  @SuppressWarnings("NullAway.Init")
  private static RunningShop shop;

  /// What a customer and an administrator send and nobody else may read.
  record Canaries(String email, String token, String password) {}

  @BeforeContainer
  static void start() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    database.sql(
        """
        CREATE FUNCTION quote() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'quoted %% for %s', NEW; END $$;
        CREATE TRIGGER quote BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION quote();
        """
            .formatted(TestDatabase.LOGIN_PASSWORD));
    shop = RunningShop.start(database);
  }

  @AfterContainer
  static void stop() {
    shop.close();
  }

  // Feature: aws-devops-three-tier, Property 25: For any error that occurs, the system SHALL log
  // stack traces and error details while ensuring no sensitive information is exposed.
  @Label("Feature: aws-devops-three-tier, Property 25: Error logging without sensitive data")
  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void everyFailureIsToldInFullWithoutWhatIsNobodysBusiness(@ForAll("canaries") Canaries canaries) {
    try (var log = new CapturedLog()) {
      Answer answer = fail(canaries);
      String inPath = URLEncoder.encode(canaries.email(), UTF_8);
      shop.http().get("/api/orders/%s/%s".formatted(inPath, canaries.token()));
      assertThat(answer.status()).isEqualTo(500);
      log.requests();

      List<JsonNode> failures =
          log.json().stream()
              .filter(line -> line.get("level").stringValue().equals("ERROR"))
              .toList();
      assertThat(failures).hasSize(1);
      assertThat(failures.getFirst().get("requestId").stringValue())
          .isEqualTo(answer.header("X-Request-Id"));
      assertThat(failures.getFirst().get("stackTrace").stringValue())
          .contains("PSQLException", "quoted", "dev.shopkeeper.shop.order.");
      assertThat(String.join("", log.lines()) + answer.text())
          .doesNotContain(
              canaries.email(),
              inPath,
              canaries.email().substring(0, canaries.email().indexOf('@')),
              canaries.token(),
              canaries.password(),
              basic(canaries.password()),
              TestDatabase.LOGIN_PASSWORD);
    }
  }

  private static Answer fail(Canaries canaries) {
    return shop.http()
        .post(
            "/api/orders?token=" + canaries.token(),
            """
            {"customerEmail": "%s", "items": [{"productId": 1, "quantity": 1}]}\
            """
                .formatted(canaries.email()),
            "Order-Token",
            canaries.token(),
            "Cart-Token",
            canaries.token(),
            "Cookie",
            "shop-session=" + canaries.token(),
            "X-CSRF-Token",
            canaries.token(),
            "Authorization",
            "Basic " + basic(canaries.password()));
  }

  private static String basic(String password) {
    return Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
  }

  @Provide
  Arbitrary<Canaries> canaries() {
    Arbitrary<String> word = Arbitraries.strings().alpha().numeric().ofMinLength(8).ofMaxLength(20);
    Arbitrary<String> local =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars("!#$&'*+=_~-")
            .ofMinLength(10)
            .ofMaxLength(40);
    Arbitrary<String> domain =
        Combinators.combine(word, Arbitraries.of("de", "example", "co.uk")).as("%s.%s"::formatted);
    Arbitrary<String> token = Arbitraries.randomValue(SecretsPropertiesIT::token);
    return Combinators.combine(
            Combinators.combine(local, domain).as("%s@%s"::formatted), token, word)
        .as((email, bearer, password) -> new Canaries(email, bearer, "pw-" + password + "-pw"));
  }

  private static String token(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
