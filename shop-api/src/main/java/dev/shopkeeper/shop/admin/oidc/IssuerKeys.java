package dev.shopkeeper.shop.admin.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The issuer's keys: found when first needed, kept for five minutes, for an hour where it is away,
/// and looked for anew when a token names one that is not there, at most twice in half a minute.
final class IssuerKeys implements JWKSetSource<SecurityContext> {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final URI issuer;
  private final IssuerCalls calls;
  private final JWKSource<SecurityContext> kept;

  IssuerKeys(URI issuer, IssuerCalls calls) {
    this.issuer = issuer;
    this.calls = calls;
    this.kept =
        JWKSourceBuilder.create(this)
            .cache(KEPT.toMillis(), PATIENCE.toMillis())
            .refreshAheadCache(false)
            .rateLimited(BETWEEN_LOOKS.toMillis())
            .outageTolerant(OUTAGE.toMillis())
            .build();
  }

  /// Those that may have signed what has this header; none when the issuer knows of none.
  List<JWK> of(JWSHeader header) throws KeySourceException {
    try {
      return kept.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null);
    } catch (RateLimitReachedException e) {
      return List.of();
    }
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return JWKSet.parse(calls.get(keysAddress()));
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new JWKSetUnavailableException(
          "the keys of %s cannot be had: %s".formatted(issuer, e.getMessage()), e);
    }
  }

  private URI keysAddress() throws IOException, ParseException {
    String base = issuer.toString().replaceFirst("/$", "");
    Map<String, Object> discovered =
        JSONObjectUtils.parse(calls.get(URI.create(base + "/.well-known/openid-configuration")));
    String named = JSONObjectUtils.getString(discovered, "issuer");
    if (!issuer.toString().equals(named)) {
      throw new IOException("it calls itself %s".formatted(named));
    }
    return URI.create(String.valueOf(JSONObjectUtils.getString(discovered, "jwks_uri")));
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}
