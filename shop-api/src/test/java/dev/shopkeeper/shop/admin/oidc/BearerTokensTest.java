package dev.shopkeeper.shop.admin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import dev.shopkeeper.shop.settings.OidcSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set before each test
class BearerTokensTest {

  private static TestIssuer issuer;

  private BearerTokens tokens;

  @BeforeAll
  static void start() throws Exception {
    issuer = new TestIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @BeforeEach
  void trust() {
    issuer.publish(TestIssuer.RSA, TestIssuer.EC, TestIssuer.ED);
    tokens = new BearerTokens(Optional.of(issuer.settings()), TestIssuer.plainCalls());
  }

  @Test
  void knowsAnAdministratorByEachAlgorithm() throws Exception {
    for (String token :
        List.of(
            TestIssuer.signed(JWSAlgorithm.RS256, TestIssuer.RSA, issuer.claims()),
            TestIssuer.signed(JWSAlgorithm.PS256, TestIssuer.RSA, issuer.claims()),
            TestIssuer.signed(JWSAlgorithm.ES256, TestIssuer.EC, issuer.claims()),
            TestIssuer.signed(JWSAlgorithm.EdDSA, TestIssuer.ED, issuer.claims()))) {
      assertThat(tokens.subject(token)).contains("ada");
    }
  }

  @Test
  void takesNoTokenWithoutASignature() throws Exception {
    assertThat(tokens.subject(new PlainJWT(issuer.claims().build()).serialize())).isEmpty();
    String signed = issuer.token(issuer.claims());
    assertThat(tokens.subject(signed.substring(0, signed.lastIndexOf('.') + 1))).isEmpty();
  }

  @Test
  void takesNoSharedSecretForASignature() throws Exception {
    for (byte[] secret :
        List.of(
            TestIssuer.RSA.toRSAPublicKey().getEncoded(),
            TestIssuer.RSA.toPublicJWK().toJSONString().getBytes(UTF_8),
            TestIssuer.RSA.getModulus().decode())) {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(),
              issuer.claims().build());
      token.sign(new MACSigner(secret));
      assertThat(tokens.subject(token.serialize())).isEmpty();
    }
  }

  @Test
  void takesNoAlgorithmThatIsNotListed() throws Exception {
    for (JWSAlgorithm algorithm : Set.of(JWSAlgorithm.RS384, JWSAlgorithm.PS512)) {
      assertThat(tokens.subject(TestIssuer.signed(algorithm, TestIssuer.RSA, issuer.claims())))
          .isEmpty();
    }
  }

  @Test
  void takesNoTokenThatWasAltered() throws Exception {
    String[] parts = issuer.token(issuer.claims().subject("eve")).split("\\.", -1);
    parts[1] = Base64URL.encode(issuer.claims().build().toString()).toString();

    assertThat(tokens.subject(String.join(".", parts))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void takesNoTokenMeantForAnotherPlaceOrTime(
      String what, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    assertThat(tokens.subject(issuer.token(change.apply(issuer.claims())))).as(what).isEmpty();
  }

  static Stream<Arguments> takesNoTokenMeantForAnotherPlaceOrTime() {
    return Map.<String, UnaryOperator<JWTClaimsSet.Builder>>of(
            "another audience", claims -> claims.audience("another-api"),
            "no audience", claims -> claims.audience((String) null),
            "another issuer", claims -> claims.issuer("https://evil.example"),
            "another realm", claims -> claims.issuer(issuer.address() + "/realms/other"),
            "expired", claims -> claims.expirationTime(seconds(-31)),
            "without an end", claims -> claims.expirationTime(null),
            "not yet", claims -> claims.notBeforeTime(seconds(45)),
            "of nobody", claims -> claims.subject(null))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @Test
  void forgivesClocksThatDifferALittle() throws Exception {
    assertThat(tokens.subject(issuer.token(issuer.claims().expirationTime(seconds(-20)))))
        .isPresent();
    assertThat(tokens.subject(issuer.token(issuer.claims().notBeforeTime(seconds(20)))))
        .isPresent();
  }

  private static Date seconds(int fromNow) {
    return Date.from(Instant.now().plusSeconds(fromNow));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b.c", "..", "eyJhbGciOiJub25lIn0..", "\u0000.\u0000.\u0000"})
  void takesNoTokenThatIsNone(String token) {
    assertThat(tokens.subject(token)).isEmpty();
    assertThat(tokens.subject(token + "a".repeat(10_000))).isEmpty();
  }

  @Test
  void refusesWhoeverIsProvenButHasAnotherRole() throws Exception {
    for (Object roles : List.of("staff", List.of(), List.of("administrators"), Map.of("a", "b"))) {
      String token = issuer.token(issuer.claims().claim("roles", roles));
      assertThatThrownBy(() -> tokens.subject(token))
          .isInstanceOf(Refusal.class)
          .extracting(e -> ((Refusal) e).type())
          .isEqualTo(ProblemType.FORBIDDEN);
    }
  }

  @Test
  void findsTheRoleInAClaimWithinAnother() throws Exception {
    var nested =
        new OidcSettings(
            issuer.address(), TestIssuer.AUDIENCE, "realm_access.roles", Duration.ZERO);
    var keycloak = new BearerTokens(Optional.of(nested), TestIssuer.plainCalls());

    assertThat(
            keycloak.subject(
                issuer.token(
                    issuer.claims().claim("realm_access", Map.of("roles", List.of("admin"))))))
        .isPresent();
    assertThatThrownBy(() -> keycloak.subject(issuer.token(issuer.claims())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void takesNoKeyThatTheIssuerDoesNotPublishAndAsksForItSeldom() throws Exception {
    RSAKey stranger = TestIssuer.rsa("stranger");
    RSAKey impostor = new RSAKey.Builder(stranger).keyID("rsa").build();
    assertThat(tokens.subject(issuer.token(issuer.claims()))).isPresent();
    int before = issuer.calls();

    for (int tries = 0; tries < 10; tries++) {
      assertThat(tokens.subject(TestIssuer.signed(JWSAlgorithm.RS256, stranger, issuer.claims())))
          .isEmpty();
      assertThat(tokens.subject(TestIssuer.signed(JWSAlgorithm.RS256, impostor, issuer.claims())))
          .isEmpty();
    }
    // One look for keys is two documents.
    assertThat(issuer.calls() - before).isLessThanOrEqualTo(4);
  }

  @Test
  void findsAKeyThatIsNew() throws Exception {
    assertThat(tokens.subject(issuer.token(issuer.claims()))).isPresent();
    RSAKey rotated = TestIssuer.rsa("rotated");
    issuer.publish(rotated);

    assertThat(tokens.subject(TestIssuer.signed(JWSAlgorithm.RS256, rotated, issuer.claims())))
        .isPresent();
  }

  @Test
  void saysThatTheIssuerIsAwayAndTriesAgainLater() throws Exception {
    boolean[] away = {true};
    IssuerCalls calls =
        address -> {
          if (away[0]) {
            throw new IOException("refused");
          }
          return TestIssuer.plainCalls().get(address);
        };
    var patient = new BearerTokens(Optional.of(issuer.settings()), calls);
    String token = issuer.token(issuer.claims());

    assertThatThrownBy(() -> patient.subject(token))
        .isInstanceOf(Refusal.class)
        .extracting(e -> ((Refusal) e).type())
        .isEqualTo(ProblemType.UNAVAILABLE);
    away[0] = false;
    assertThat(patient.subject(token)).isPresent();
    away[0] = true;
    assertThat(patient.subject(token)).isPresent();
  }

  @Test
  void trustsNobodyWithoutAnIssuer() throws Exception {
    var none = new BearerTokens(Optional.empty(), TestIssuer.plainCalls());

    assertThat(none.isOn()).isFalse();
    assertThat(none.subject(issuer.token(issuer.claims()))).isEmpty();
  }
}
