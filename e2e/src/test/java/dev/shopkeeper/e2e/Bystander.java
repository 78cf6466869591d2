package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A pod that is no part of a Shop but may be labelled as if it were. It listens on every port that
/// a Shop uses, so that only the network can refuse a connection.
record Bystander(KubernetesClient client, String namespace, String name) {

  static final List<Integer> PORTS = List.of(3000, 5432, 8080, 9090, 9113);

  private static final Duration START = Duration.ofMinutes(1);
  private static final String CONTAINER = "listener";
  private static final String LISTEN =
      """
      cat >/tmp/nginx.conf <<'CONF'
      daemon off;
      pid /tmp/nginx.pid;
      error_log stderr warn;
      events {}
      http {
        access_log off;
        client_body_temp_path /tmp/body;
        proxy_temp_path /tmp/proxy;
        fastcgi_temp_path /tmp/fastcgi;
        uwsgi_temp_path /tmp/uwsgi;
        scgi_temp_path /tmp/scgi;
        server {
          listen 3000;
          listen 5432;
          listen 8080;
          listen 9090;
          listen 9113;
          return 204;
        }
      }
      CONF
      exec nginx -c /tmp/nginx.conf -e stderr
      """;

  /// Starts it anew, without waiting.
  static Bystander create(
      KubernetesClient client, String namespace, String name, Map<String, String> labels) {
    var bystander = new Bystander(client, namespace, name);
    bystander.delete();
    client.resource(bystander.manifest(labels)).create();
    return bystander;
  }

  Bystander ready() {
    Eventually.holds(this + " is ready", START, () -> pod().isReady());
    return this;
  }

  /// Replaces all its labels.
  void label(Map<String, String> labels) {
    pod()
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\": \"add\", \"path\": \"/metadata/labels\", \"value\": %s}]"
                .formatted(Serialization.asJson(labels)));
  }

  String address() {
    return pod().require().getStatus().getPodIP();
  }

  List<String> targets() {
    String address = address();
    return PORTS.stream().map(port -> address + ":" + port).toList();
  }

  Container container() {
    return new Container(client, namespace, name, CONTAINER);
  }

  void delete() {
    pod().withGracePeriod(0).delete();
    Eventually.holds(this + " is gone", START, () -> pod().get() == null);
  }

  private PodResource pod() {
    return client.pods().inNamespace(namespace).withName(name);
  }

  private Pod manifest(Map<String, String> labels) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withAutomountServiceAccountToken(false)
        .withTerminationGracePeriodSeconds(0L)
        .addNewContainer()
        .withName(CONTAINER)
        .withImage(image())
        .withImagePullPolicy("IfNotPresent")
        .withCommand("bash", "-euc", LISTEN)
        .withNewReadinessProbe()
        .withNewTcpSocket()
        .withNewPort(PORTS.getFirst())
        .endTcpSocket()
        .withPeriodSeconds(1)
        .endReadinessProbe()
        .endContainer()
        .endSpec()
        .build();
  }

  /// The storefront's, which every cluster with the operator has: it holds an nginx and a bash.
  private String image() {
    return client
        .apps()
        .deployments()
        .inNamespace("shopkeeper-system")
        .withName("shopkeeper")
        .require()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getEnv()
        .stream()
        .filter(variable -> "SHOP_UI_IMAGE".equals(variable.getName()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Override
  public String toString() {
    return "Pod %s/%s".formatted(namespace, name);
  }
}
