package dev.shopkeeper.operator.shop;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of the schema once more, for Shops that no API server has checked: those given to
/// `render`, and those stored before a rule existed.
public final class ShopRules {
  private final List<Violation> violations = new ArrayList<>();

  private ShopRules() {}

  public static List<Violation> check(Shop shop) {
    var rules = new ShopRules();
    rules.name(shop.getMetadata().getName());
    rules.ui(shop.getSpec().ui());
    rules.api(shop.getSpec().api());
    rules.database(shop.getSpec().database());
    rules.edge(shop.getSpec().edge());
    rules.monitoring(shop.getSpec().monitoring());
    rules.violations.addAll(SettingsRules.check(shop.getSpec()));
    rules.violations.addAll(PatchRules.check(shop.getSpec().overrides()));
    new RolloutRules(rules.violations).check(shop.getSpec().rollout());
    return List.copyOf(rules.violations);
  }

  private void name(@Nullable String name) {
    if (name == null || name.length() > 40 || !name.matches(Shop.NAME)) {
      refuse(
          "metadata.name",
          "must be a DNS label that begins with a letter and has at most 40 characters");
    }
  }

  private void ui(UiSpec ui) {
    image("spec.ui.image", ui.image());
    replicas("spec.ui.replicas", ui.replicas());
    resources("spec.ui.resources", ui.resources(), UiSpec.MINIMUM_MEMORY);
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(ui.currency()))) {
      refuse("spec.ui.currency", "must be an ISO 4217 code such as EUR, not " + ui.currency());
    }
    locales(ui.locales());
  }

  private void locales(List<String> locales) {
    if (locales.isEmpty() || locales.size() > UiSpec.MOST_LOCALES) {
      refuse("spec.ui.locales", "must name 1 to 3 languages, not " + locales.size());
    }
    if (Set.copyOf(locales).size() < locales.size()) {
      refuse("spec.ui.locales", "must name each language once");
    }
    for (int i = 0; i < locales.size(); i++) {
      matches("spec.ui.locales[" + i + "]", locales.get(i), Formats.LOCALE, "en, de or ar");
    }
  }

  private void api(ApiSpec api) {
    image("spec.api.image", api.image());
    replicas("spec.api.replicas", api.replicas());
    resources("spec.api.resources", api.resources(), ApiSpec.MINIMUM_MEMORY);
  }

  private void database(DatabaseSpec database) {
    image("spec.database.image", database.image());
    resources("spec.database.resources", database.resources(), DatabaseSpec.MINIMUM_MEMORY);
    String size = "spec.database.storage.size";
    matches(size, database.storage().size(), Formats.STORAGE, "a size such as 20Gi");
    atLeast(size, database.storage().size(), StorageSpec.SMALLEST);
    matches(
        "spec.database.storage.className",
        database.storage().className(),
        Formats.DNS_SUBDOMAIN,
        "the name of a StorageClass");
    matches(
        "spec.database.storage.volumeName",
        database.storage().volumeName(),
        Formats.DNS_SUBDOMAIN,
        "the name of a PersistentVolume");
  }

  private void edge(@Nullable EdgeSpec edge) {
    if (edge == null) {
      return;
    }
    hostName("spec.edge.host", edge.host());
    named("spec.edge.ingressClassName", edge.ingressClassName(), "the name of an IngressClass");
    edge.certificate().ifPresent(tls -> certificate(tls, edge.usesAlb()));
  }

  private void hostName(String field, @Nullable String host) {
    given(field, host);
    matches(field, host, Formats.HOST, "a host name such as shop.example.com");
    notLonger(field, host, 253);
  }

  private void certificate(EdgeTls tls, boolean usesAlb) {
    String field = "spec.edge.tls";
    if (tls.sources() != 1) {
      refuse(field, "must have exactly one of secretName, issuer and certificateArn");
    } else if (usesAlb != (tls.certificateArn() != null)) {
      refuse(
          field,
          "must have certificateArn where ingressClassName is alb, and secretName or issuer"
              + " elsewhere");
    }
    named(field + ".secretName", tls.secretName(), "the name of a Secret");
    if (tls.issuer() != null) {
      given(field + ".issuer.name", tls.issuer().name());
      named(field + ".issuer.name", tls.issuer().name(), "the name of an issuer of cert-manager");
    }
    matches(
        field + ".certificateArn",
        tls.certificateArn(),
        Formats.CERTIFICATE_ARN,
        "the ARN of a certificate of AWS Certificate Manager");
    notLonger(field + ".certificateArn", tls.certificateArn(), 256);
  }

  private void named(String field, @Nullable String name, String wanted) {
    matches(field, name, Formats.DNS_SUBDOMAIN, wanted);
    notLonger(field, name, 253);
  }

  private void monitoring(MonitoringSpec monitoring) {
    matches(
        "spec.monitoring.interval",
        monitoring.interval(),
        Formats.INTERVAL,
        "a time such as 15s or 1m");
    List<String> namespaces = monitoring.scrapeFrom();
    if (namespaces.size() > MonitoringSpec.MOST_NAMESPACES) {
      refuse(
          "spec.monitoring.scrapeFrom",
          "must name at most 10 namespaces, not " + namespaces.size());
    }
    for (int i = 0; i < namespaces.size(); i++) {
      String field = "spec.monitoring.scrapeFrom[" + i + "]";
      matches(field, namespaces.get(i), Formats.DNS_LABEL, "the name of a namespace");
      notLonger(field, namespaces.get(i), 63);
    }
  }

  private void image(String field, @Nullable String image) {
    matches(field, image, Formats.IMAGE, "an image reference such as example.org/shop:1.0");
    notLonger(field, image, 255);
  }

  private void replicas(String field, Replicas replicas) {
    between(field + ".min", replicas.min(), Replicas.LOWEST, Replicas.HIGHEST_MIN);
    between(field + ".max", replicas.most(), Replicas.LOWEST, Replicas.HIGHEST_MAX);
    if (replicas.most() < replicas.min()) {
      refuse(
          field + ".max", "must not be below %s.min, which is %d".formatted(field, replicas.min()));
    }
    percent(field + ".targetCpuPercent", replicas.targetCpuPercent());
    percent(field + ".targetMemoryPercent", replicas.targetMemoryPercent());
    if (replicas.metric() != null) {
      metric(field + ".metric", replicas.metric());
    }
  }

  private void metric(String field, ScalingMetric metric) {
    given(field + ".name", metric.name());
    given(field + ".target", metric.target());
    matches(field + ".name", metric.name(), Formats.METRIC, "the name of a metric");
    notLonger(field + ".name", metric.name(), 63);
    matches(field + ".target", metric.target(), Formats.METRIC_TARGET, "an amount such as 100");
  }

  private void percent(String field, @Nullable Integer percent) {
    if (percent != null) {
      between(field, percent, Replicas.LOWEST_PERCENT, Replicas.HIGHEST_PERCENT);
    }
  }

  private void between(String field, int value, int least, int most) {
    if (value < least || value > most) {
      refuse(field, "must be between %d and %d, not %d".formatted(least, most, value));
    }
  }

  private void given(String field, @Nullable String value) {
    if (value == null) {
      refuse(field, "must be given");
    }
  }

  private void notLonger(String field, @Nullable String value, int most) {
    if (value != null && value.length() > most) {
      refuse(field, "must have at most " + most + " characters");
    }
  }

  private void resources(String field, Resources resources, String minimumMemory) {
    amounts(field + ".requests", resources.requests());
    amounts(field + ".limits", resources.limits());
    notAbove(field + ".requests.cpu", resources.requests().cpu(), resources.limits().cpu());
    notAbove(
        field + ".requests.memory", resources.requests().memory(), resources.limits().memory());
    atLeast(field + ".limits.memory", resources.limits().memory(), minimumMemory);
  }

  private void amounts(String field, Amounts amounts) {
    matches(field + ".cpu", amounts.cpu(), Formats.CPU, "cores such as 250m or 1.5");
    matches(field + ".memory", amounts.memory(), Formats.MEMORY, "memory such as 512Mi or 1Gi");
  }

  private void notAbove(String field, @Nullable String request, @Nullable String limit) {
    if (Quantities.exceeds(request, limit)) {
      refuse(field, "must not exceed the limit of " + limit + ", but is " + request);
    }
  }

  private void atLeast(String field, @Nullable String quantity, String least) {
    if (Quantities.exceeds(least, quantity)) {
      refuse(field, "must be at least " + least + ", not " + quantity);
    }
  }

  private void matches(String field, @Nullable String value, String pattern, String wanted) {
    if (value != null && !value.matches(pattern)) {
      refuse(field, "must be " + wanted + ", not " + value);
    }
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }
}
