package dev.shopkeeper.shop.admin.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import dev.shopkeeper.shop.settings.OidcSettings;
import dev.shopkeeper.shop.settings.Settings;
import java.text.ParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Tokens by which the issuer vouches for an administrator.
@Component
public final class BearerTokens {

  private static final Logger log = LoggerFactory.getLogger(BearerTokens.class);
  private static final int LONGEST_TOKEN = 8_192;
  private static final String ADMIN = "admin";

  private record Trust(
      OidcSettings settings, IssuerKeys keys, DefaultJWTClaimsVerifier<SecurityContext> claims) {}

  private final Optional<Trust> trust;

  @Autowired
  BearerTokens(Settings settings, IssuerCalls calls) {
    this(settings.access().oidc(), calls);
  }

  BearerTokens(Optional<OidcSettings> settings, IssuerCalls calls) {
    this.trust =
        settings.map(oidc -> new Trust(oidc, new IssuerKeys(oidc.issuer(), calls), claims(oidc)));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(OidcSettings oidc) {
    var verifier =
        new DefaultJWTClaimsVerifier<>(
            Set.of(oidc.audience()),
            new JWTClaimsSet.Builder().issuer(oidc.issuer().toString()).build(),
            Set.of("sub", "exp"),
            null);
    verifier.setMaxClockSkew((int) oidc.clockSkew().toSeconds());
    return verifier;
  }

  /// Whether the shop trusts an issuer.
  public boolean isOn() {
    return trust.isPresent();
  }

  /// Whom the token proves; refuses whoever is proven but is no administrator.
  public Optional<String> subject(String token) {
    return trust.flatMap(known -> claims(known, token)).map(this::administrator);
  }

  private static Optional<JWTClaimsSet> claims(Trust known, String token) {
    try {
      if (token.length() > LONGEST_TOKEN) {
        return Optional.empty();
      }
      SignedJWT signed = SignedJWT.parse(token);
      if (!Signatures.allows(signed)
          || known.keys.of(signed.getHeader()).stream()
              .noneMatch(key -> Signatures.signedBy(key, signed))) {
        return Optional.empty();
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      known.claims.verify(claims, null);
      return Optional.of(claims);
    } catch (ParseException | BadJWTException e) {
      return Optional.empty();
    } catch (KeySourceException e) {
      log.error("a token cannot be checked: {}", e.getMessage());
      throw new IssuerAway();
    }
  }

  private String administrator(JWTClaimsSet claims) {
    String path = trust.orElseThrow().settings.adminClaim();
    if (!isAdmin(claim(claims.getClaims(), path))) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "The token's claim %s does not hold %s.".formatted(path, ADMIN),
          Map.of());
    }
    return claims.getSubject();
  }

  private static boolean isAdmin(@Nullable Object claim) {
    return ADMIN.equals(claim) || (claim instanceof Collection<?> held && held.contains(ADMIN));
  }

  /// `realm_access.roles` is a claim of that name, or `roles` within `realm_access`.
  private static @Nullable Object claim(Map<?, ?> claims, String path) {
    int dot = path.indexOf('.');
    if (dot < 0 || claims.containsKey(path)) {
      return claims.get(path);
    }
    return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(inner, path.substring(dot + 1))
        : null;
  }
}
