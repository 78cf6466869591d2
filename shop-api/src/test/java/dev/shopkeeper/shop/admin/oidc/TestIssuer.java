package dev.shopkeeper.shop.admin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.shopkeeper.shop.settings.OidcSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer in this process, with a key of each kind, on a port of this machine.
public final class TestIssuer implements AutoCloseable {

  /// The name that the issuer has for the API.
  public static final String AUDIENCE = "shop-api";

  static final RSAKey RSA = rsa("rsa");
  static final ECKey EC = ec();
  static final OctetKeyPair ED = ed();

  private final HttpServer server;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile List<JWK> keys = List.of(RSA, EC, ED);

  /// Starts to serve.
  public TestIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          byte[] body = body(exchange.getRequestURI().getPath()).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private String body(String path) {
    return path.endsWith("openid-configuration")
        ? "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(address(), address())
        : new JWKSet(keys).toString();
  }

  /// Where it is, and what its tokens call it.
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What a shop is told of it.
  public OidcSettings settings() {
    return new OidcSettings(address(), AUDIENCE, "roles", Duration.ofSeconds(30));
  }

  int calls() {
    return calls.get();
  }

  void publish(JWK... published) {
    keys = Arrays.asList(published);
  }

  /// Calls over plain HTTP to this machine, which the shop's own would refuse.
  public static IssuerCalls plainCalls() {
    return address -> {
      try (HttpClient client = HttpClient.newHttpClient()) {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    };
  }

  /// The claims of an administrator, for an hour.
  public JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(address().toString())
        .audience(AUDIENCE)
        .subject("ada")
        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
        .claim("roles", List.of("staff", "admin"));
  }

  /// A token that the issuer vouches for.
  public String token(JWTClaimsSet.Builder claims) throws Exception {
    return signed(JWSAlgorithm.RS256, RSA, claims);
  }

  static String signed(JWSAlgorithm algorithm, JWK key, JWTClaimsSet.Builder claims)
      throws Exception {
    var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    if (key instanceof OctetKeyPair) {
      return new String(token.getSigningInput(), UTF_8) + "." + edSignature(token);
    }
    token.sign(signer(key));
    return token.serialize();
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
  }

  private static Base64URL edSignature(SignedJWT token) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(EdPair.KEYS.getPrivate());
    signature.update(token.getSigningInput());
    return Base64URL.encode(signature.sign());
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OctetKeyPair ed() {
    byte[] encoded = EdPair.KEYS.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).keyID("ed").build();
  }

  private static final class EdPair {
    static final KeyPair KEYS = pair();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
