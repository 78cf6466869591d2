package dev.shopkeeper.operator.testing;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real API server for a test class, with a namespace of its own on it.
///
/// The server is one for the whole JVM. It keeps what is applied and checks it (CEL, RBAC,
/// admission) but runs nothing: [PlayedKubelet] plays controllers and kubelets.
public final class ApiServer implements BeforeAllCallback {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /// They delete: dependants of owners that are gone, contents of namespaces, claims nobody uses.
  private static final Set<String> DELETING =
      Set.of(
          "garbage-collector-controller",
          "namespace-controller",
          "persistentvolumeclaim-protection-controller");

  private final Set<String> controllers;
  private @Nullable ControlPlane controlPlane;
  private String namespace = "";
  private @Nullable KubernetesClient client;

  private ApiServer(Set<String> controllers) {
    this.controllers = controllers;
  }

  /// For a static field with `@RegisterExtension`.
  public static ApiServer create() {
    return new ApiServer(Set.of());
  }

  /// Also deletes for real: dependants of deleted owners, contents of deleted namespaces.
  public static ApiServer withGarbageCollector() {
    return new ApiServer(DELETING);
  }

  /// Deletes, and also keeps the Endpoints of Services.
  public static ApiServer withEndpoints() {
    return new ApiServer(
        Stream.concat(DELETING.stream(), Stream.of("endpoints-controller"))
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    open(context.getRequiredTestClass());
  }

  /// Opens the server for properties, whose engine knows no extensions.
  public void open(Class<?> test) {
    controlPlane = ControlPlane.running();
    controlPlane.startControllers(controllers);
    namespace = uniqueName(test.getSimpleName());
    client = client(admin());
    createNamespace(namespace);
  }

  /// A client with every right, in this class's namespace unless told otherwise.
  public KubernetesClient client() {
    return Objects.requireNonNull(client, "The API server is opened before all tests, not earlier");
  }

  /// A client with the rights of a service account; the caller closes it.
  public KubernetesClient clientFor(String namespace, String serviceAccount) {
    return client(controlPlane().credentials().withToken(token(namespace, serviceAccount)));
  }

  /// The access of a service account for a program.
  public Path kubeconfigFor(String namespace, String serviceAccount) {
    try {
      return controlPlane()
          .credentials()
          .kubeconfigOf(namespace + "-" + serviceAccount, token(namespace, serviceAccount));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token(String namespace, String serviceAccount) {
    TokenRequest request =
        client()
            .serviceAccounts()
            .inNamespace(namespace)
            .withName(serviceAccount)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build());
    return request.getStatus().getToken();
  }

  /// A client with the rights of a user, who need not exist; the caller closes it.
  public KubernetesClient clientForUser(String user, String... groups) {
    return client(controlPlane().credentials().impersonating(user, List.of(groups)));
  }

  /// The client settings of the administrator, for an operator under test.
  public Config admin() {
    return controlPlane().credentials().admin();
  }

  /// The administrator's access for kubectl.
  public Path kubeconfig() {
    return controlPlane().credentials().kubeconfig();
  }

  public String namespace() {
    return namespace;
  }

  /// Makes a further namespace; Pod Security is `restricted` in it, as in every one made here.
  public String newNamespace() {
    String name = uniqueName(namespace.replaceFirst("-[0-9a-f]{8}$", ""));
    createNamespace(name);
    return name;
  }

  /// Applies a CustomResourceDefinition and waits until its kind is served.
  public void install(Path definition) {
    CustomResourceDefinition applied =
        client()
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .load(definition.toFile())
            .forceConflicts()
            .serverSideApply();
    var kind = client().resource(applied);
    Eventually.holds(definition + " is established", LIMIT, () -> isEstablished(kind.get()));
  }

  /// The definition of ServiceMonitors, to be installed.
  public Path serviceMonitorDefinition() {
    return controlPlane().serviceMonitorDefinition();
  }

  /// Deletes a definition with all objects of its kind, and waits until it is gone.
  public void uninstall(String definition) {
    var kind = client().apiextensions().v1().customResourceDefinitions().withName(definition);
    kind.delete();
    Eventually.holds(definition + " is gone", LIMIT, () -> kind.get() == null);
  }

  /// Every request answered so far, the server's own left out.
  ///
  /// The log is written a moment after the answer: a request made last and found in it shows that
  /// nothing earlier is missing.
  public List<AuditEvent> audit() {
    String mark = "/version?mark=" + UUID.randomUUID();
    client().raw(mark);
    return Eventually.present(
        "the audit log is complete",
        LIMIT,
        () -> {
          List<AuditEvent> events = controlPlane().auditLog().read();
          boolean complete = events.stream().anyMatch(event -> event.uri().equals(mark));
          return complete ? events : null;
        });
  }

  /// What one user has tried to change so far; service accounts are
  /// `system:serviceaccount:<namespace>:<name>`.
  public List<AuditEvent> mutationsBy(String user) {
    return audit().stream().filter(event -> event.mutates() && event.user().equals(user)).toList();
  }

  private void createNamespace(String name) {
    client()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .addToLabels("pod-security.kubernetes.io/warn", "restricted")
                .endMetadata()
                .build())
        .create();
  }

  private ControlPlane controlPlane() {
    return Objects.requireNonNull(controlPlane, "The API server is opened before all tests");
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(condition ->
                condition.getType().equals("Established") && condition.getStatus().equals("True"));
  }

  private KubernetesClient client(Config config) {
    config.setNamespace(namespace);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /// `ShopLifecycleIT` becomes `shop-lifecycle-it-1f2e3d4c`.
  private static String uniqueName(String prefix) {
    String words = prefix.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    return words + "-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
