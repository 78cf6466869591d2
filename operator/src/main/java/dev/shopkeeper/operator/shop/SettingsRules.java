package dev.shopkeeper.operator.shop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of what the processes of ui and api are told: environment, origins, limits, issuer.
final class SettingsRules {
  private final List<Violation> violations = new ArrayList<>();

  private SettingsRules() {}

  static List<Violation> check(ShopSpec spec) {
    var rules = new SettingsRules();
    rules.environment("spec.ui.environment", spec.ui().environment());
    rules.environment("spec.api.environment", spec.api().environment());
    rules.origins(spec.api().corsOrigins());
    rules.rates(spec.api().rateLimit());
    if (spec.api().auth().oidc() != null) {
      rules.oidc(spec.api().auth().oidc());
    }
    return rules.violations;
  }

  private void environment(String field, List<EnvironmentVariable> variables) {
    if (variables.size() > EnvironmentVariable.MOST) {
      refuse(field, "must have at most 50 variables, not " + variables.size());
    }
    var names = new HashSet<String>();
    for (int i = 0; i < variables.size(); i++) {
      EnvironmentVariable variable = variables.get(i);
      String at = field + "[" + i + "]";
      name(at + ".name", variable.name());
      if (variable.name() != null && !names.add(variable.name())) {
        refuse(at + ".name", "is there twice: " + variable.name());
      }
      matches(
          at + ".value",
          variable.value(),
          Formats.ONE_LINE,
          EnvironmentVariable.LONGEST_VALUE,
          "one line of at most 1024 characters");
    }
  }

  private void name(String field, @Nullable String name) {
    if (name == null) {
      refuse(field, "must be given");
    } else {
      EnvironmentVariable.refusal(name).ifPresent(reason -> refuse(field, reason));
    }
  }

  private void origins(List<String> origins) {
    if (origins.size() > ApiSpec.MOST_ORIGINS) {
      refuse("spec.api.corsOrigins", "must name at most 20 sites, not " + origins.size());
    }
    for (int i = 0; i < origins.size(); i++) {
      matches(
          "spec.api.corsOrigins[" + i + "]",
          origins.get(i),
          Formats.ORIGIN,
          253,
          "an exact https origin such as https://partner.example");
    }
  }

  private void rates(RateLimitSpec limit) {
    rate("requestsPerSecond", limit.requestsPerSecond());
    rate("burst", limit.burst());
    if (limit.burst() != null && limit.burst() > limit.mostAtOnce()) {
      refuse(
          "spec.api.rateLimit.burst",
          "must be at most the requests of a minute, which are " + limit.mostAtOnce());
    }
  }

  private void rate(String name, @Nullable Integer rate) {
    if (rate != null && (rate < 1 || rate > RateLimitSpec.MOST)) {
      refuse("spec.api.rateLimit." + name, "must be between 1 and 100000, not " + rate);
    }
  }

  private void oidc(OidcSpec oidc) {
    String field = "spec.api.auth.oidc";
    matches(
        field + ".issuer",
        oidc.issuer(),
        Formats.ISSUER,
        253,
        "an https address by host name such as https://login.example.org/realms/shop");
    if (oidc.issuer() != null && oidc.issuer().matches(OidcSpec.THIS_MACHINE)) {
      refuse(field + ".issuer", "must not be on localhost: give the issuer's own name");
    }
    matches(field + ".audience", oidc.audience(), Formats.ONE_LINE, 256, "the name of the API");
    if (oidc.adminClaim() != null) {
      matches(field + ".adminClaim", oidc.adminClaim(), Formats.CLAIM, 128, "a claim's name");
    }
  }

  private void matches(
      String field, @Nullable String value, String pattern, int longest, String wanted) {
    if (value == null) {
      refuse(field, "must be given");
    } else if (value.length() > longest || !value.matches(pattern)) {
      refuse(field, "must be " + wanted);
    }
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }
}
