package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.ApiSpec;
import dev.shopkeeper.operator.shop.AuthSpec;
import dev.shopkeeper.operator.shop.CatalogSpec;
import dev.shopkeeper.operator.shop.DatabaseSpec;
import dev.shopkeeper.operator.shop.DeletionPolicy;
import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.EdgeTls;
import dev.shopkeeper.operator.shop.EnvironmentVariable;
import dev.shopkeeper.operator.shop.IssuerKind;
import dev.shopkeeper.operator.shop.IssuerSpec;
import dev.shopkeeper.operator.shop.MonitoringMode;
import dev.shopkeeper.operator.shop.MonitoringSpec;
import dev.shopkeeper.operator.shop.OidcSpec;
import dev.shopkeeper.operator.shop.OverridableKind;
import dev.shopkeeper.operator.shop.OverridesSpec;
import dev.shopkeeper.operator.shop.PatchOperation;
import dev.shopkeeper.operator.shop.PatchVerb;
import dev.shopkeeper.operator.shop.RateLimitSpec;
import dev.shopkeeper.operator.shop.Replicas;
import dev.shopkeeper.operator.shop.ScalingMetric;
import dev.shopkeeper.operator.shop.ServiceSpec;
import dev.shopkeeper.operator.shop.ServiceType;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.shop.StorageSpec;
import dev.shopkeeper.operator.shop.UiSpec;
import dev.shopkeeper.operator.testing.TierSpecs;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/// Valid specs of every shape.
final class AnyShop {
  private static final OidcSpec ISSUER =
      new OidcSpec("https://login.example.org:8443/shop", "shop", null);

  private AnyShop() {}

  static Arbitrary<ShopSpec> specs() {
    return Combinators.combine(
            uis(),
            apis(),
            databases(),
            edges().injectNull(0.3),
            Arbitraries.of(true, false),
            monitorings(),
            Arbitraries.of(DeletionPolicy.values()))
        .as((ui, api, database, edge, sample, monitoring, deletion) ->
            new ShopSpec(
                ui,
                api,
                database,
                edge,
                new CatalogSpec(sample),
                monitoring,
                null,
                null,
                deletion,
                null))
        .flatMap(AnyShop::overridden);
  }

  static DatabaseSpec withStorage(DatabaseSpec database, StorageSpec storage) {
    return new DatabaseSpec(database.image(), database.resources(), storage);
  }

  private static Arbitrary<UiSpec> uis() {
    return Combinators.combine(
            image(),
            replicas(),
            Arbitraries.of(ServiceType.values()).injectNull(0.5),
            Arbitraries.of("EUR", "USD"),
            Arbitraries.of("en", "de", "ar").list().uniqueElements().ofMinSize(1).ofMaxSize(3))
        .as((image, replicas, type, currency, locales) ->
            TierSpecs.ui(image, replicas, null, new ServiceSpec(type), currency, locales));
  }

  private static Arbitrary<ApiSpec> apis() {
    return Combinators.combine(
            image(),
            replicas(),
            variables(),
            Arbitraries.of("https://a.example", "https://b.example:8443").set().ofMaxSize(2),
            rates(),
            Arbitraries.of(new AuthSpec(null), new AuthSpec(ISSUER)),
            Arbitraries.of(true, false))
        .as((image, replicas, environment, origins, rate, auth, key) ->
            new ApiSpec(
                image,
                replicas,
                null,
                environment,
                origins.stream().sorted().toList(),
                rate,
                auth,
                key));
  }

  private static Arbitrary<List<EnvironmentVariable>> variables() {
    return Arbitraries.of("TRUSTED_PROXIES", "LANG", "FEATURE_1")
        .map(name -> new EnvironmentVariable(name, "of " + name))
        .list()
        .uniqueElements()
        .ofMaxSize(3);
  }

  private static Arbitrary<RateLimitSpec> rates() {
    return Combinators.combine(
            Arbitraries.integers().between(200, RateLimitSpec.MOST).injectNull(0.3),
            Arbitraries.integers().between(1, 12_000).injectNull(0.3))
        .as(RateLimitSpec::new);
  }

  /// With overrides of some tiers, or of none.
  private static Arbitrary<ShopSpec> overridden(ShopSpec spec) {
    return Combinators.combine(
            patches(OverridableKind.STATEFUL_SET),
            patches(OverridableKind.DEPLOYMENT),
            patches(OverridableKind.DEPLOYMENT))
        .as((database, api, ui) -> spec.overridden(new OverridesSpec(database, api, ui)));
  }

  private static Arbitrary<List<PatchOperation>> patches(OverridableKind kind) {
    return Arbitraries.of(
            new PatchOperation(
                kind, PatchVerb.ADD, "/spec/template/spec/nodeSelector", "{disktype: ssd}"),
            new PatchOperation(
                kind,
                PatchVerb.REPLACE,
                "/spec/template/spec/containers/0/livenessProbe/timeoutSeconds",
                "9"))
        .list()
        .uniqueElements()
        .ofMaxSize(2);
  }

  private static Arbitrary<DatabaseSpec> databases() {
    return Combinators.combine(image(), Arbitraries.of("1Gi", "20Gi", "1024Mi"))
        .as((image, size) -> new DatabaseSpec(image, null, new StorageSpec(size, null, null)));
  }

  static Arbitrary<EdgeSpec> edges() {
    return Arbitraries.oneOf(edges(null), edges("nginx"), albEdges());
  }

  private static Arbitrary<EdgeSpec> edges(@Nullable String ingressClass) {
    return Combinators.combine(hosts(), certificates().injectNull(0.2))
        .as((host, tls) -> new EdgeSpec(host, ingressClass, tls));
  }

  private static Arbitrary<EdgeSpec> albEdges() {
    return Combinators.combine(hosts(), Arbitraries.of("a1", "b2-c3").injectNull(0.2))
        .as((host, certificate) -> new EdgeSpec(host, EdgeSpec.ALB, amazons(certificate)));
  }

  private static @Nullable EdgeTls amazons(@Nullable String certificate) {
    return certificate == null
        ? null
        : new EdgeTls(
            null, null, "arn:aws:acm:eu-central-1:123456789012:certificate/" + certificate);
  }

  private static Arbitrary<EdgeTls> certificates() {
    return Arbitraries.oneOf(
        Arbitraries.of("acme-neighbour-tls", "acme-neighbour-star")
            .map(secret -> new EdgeTls(secret, null, null)),
        Arbitraries.of(IssuerKind.values())
            .map(kind -> new EdgeTls(null, new IssuerSpec("letsencrypt", kind), null)));
  }

  private static Arbitrary<String> hosts() {
    return Arbitraries.of("shop.example.com", "a.test", "localhost", "xn--bcher-kva.example");
  }

  private static Arbitrary<MonitoringSpec> monitorings() {
    return Combinators.combine(
            Arbitraries.of(MonitoringMode.values()),
            Arbitraries.of("15s", "1m"),
            Arbitraries.of("monitoring", "observability", "prometheus-1").set().ofMaxSize(3))
        .as((mode, interval, namespaces) ->
            new MonitoringSpec(mode, interval, namespaces.stream().sorted().toList()));
  }

  private static Arbitrary<String> image() {
    return Arbitraries.of(Arrays.asList(null, "example.org/x:1", "example.org/x:2"));
  }

  private static Arbitrary<Replicas> replicas() {
    Arbitrary<Integer> percents =
        Arbitraries.integers().between(Replicas.LOWEST_PERCENT, Replicas.HIGHEST_PERCENT);
    return Combinators.combine(
            Arbitraries.integers().between(Replicas.LOWEST, Replicas.HIGHEST_MIN),
            Arbitraries.integers().between(0, 30).injectNull(0.3),
            percents.injectNull(0.3),
            percents.injectNull(0.5),
            metrics().injectNull(0.5))
        .as((min, more, cpu, memory, metric) ->
            new Replicas(min, more == null ? null : min + more, cpu, memory, metric));
  }

  private static Arbitrary<ScalingMetric> metrics() {
    return Arbitraries.of("100", "500m", "1000m", "2k")
        .map(target -> new ScalingMetric("http_requests_per_second", target));
  }
}
