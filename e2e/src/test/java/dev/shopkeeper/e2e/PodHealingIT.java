package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// A container that answers its probes no longer, or that ended, is started anew, and its pod gets
/// no request before it is healthy again.
@ExtendWith(OnStage.class)
class PodHealingIT {

  private static final int CASES = 10;

  /// A stopped one waits a minute for its liveness probe.
  private static final int STOPPED = 2;

  /// What nginx's first process started lives, keeps its connections and answers nothing. The first
  /// process itself cannot be stopped from within.
  private static final String STOP =
      """
      for process in /proc/[0-9]*; do
        if [[ $(<"$process/comm") == nginx && ${process##*/} != 1 ]]; then
          kill -STOP "${process##*/}"
        fi
      done
      """;

  private static final String END = "kill -TERM 1";
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String SERVICE = "kubernetes.io/service-name";

  private final Scene scene;

  PodHealingIT(Scene scene) {
    this.scene = scene;
  }

  @AfterEach
  void theShopIsOpenAgain() {
    scene.shop().ready();
  }

  // Feature: aws-devops-three-tier, Property 20: For any pod that fails health checks, Kubernetes
  // SHALL automatically restart it and remove it from the load balancer until it is healthy.
  @TestFactory
  @Tag("long")
  Stream<DynamicTest> restartsWhatDoesNotAnswerAndSparesItRequests() {
    return IntStream.range(0, CASES)
        .mapToObj(number ->
            number < STOPPED
                ? dynamicTest("a ui that is stopped", () -> heals("ui", number, STOP))
                : dynamicTest("an ended " + tier(number), () -> heals(tier(number), number, END)));
  }

  private static String tier(int number) {
    return number % 2 == 0 ? "ui" : "api";
  }

  private void heals(String tier, int number, String harm) {
    scene.shop().ready();
    List<Pod> pods = scene.shop().pods(tier);
    Pod victim = pods.get(number / 2 % pods.size());
    int before = restarts(victim, tier);
    var container =
        new Container(
            scene.client(), scene.shop().namespace(), victim.getMetadata().getName(), tier);

    container.run("bash", "-c", harm);

    String address = victim.getStatus().getPodIP();
    Eventually.holds("it gets no request", LIMIT, () -> !balanced(tier).contains(address));
    Eventually.holds("it is restarted", LIMIT, () -> restarts(now(victim), tier) > before);
    Eventually.holds("it serves again", LIMIT, () -> balanced(tier).contains(address));
    assertThat(isReady(now(victim), tier)).isTrue();
  }

  private Pod now(Pod pod) {
    return scene.client().resource(pod).require();
  }

  private static int restarts(Pod pod, String container) {
    return status(pod, container).getRestartCount();
  }

  private static boolean isReady(Pod pod, String container) {
    return status(pod, container).getReady();
  }

  private static ContainerStatus status(Pod pod, String container) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(container))
        .findFirst()
        .orElseThrow();
  }

  /// The addresses that the tier's Service sends requests to.
  private List<String> balanced(String tier) {
    return scene
        .client()
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace(scene.shop().namespace())
        .withLabel(SERVICE, "acme-" + tier)
        .list()
        .getItems()
        .stream()
        .map(EndpointSlice::getEndpoints)
        .flatMap(List::stream)
        .filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()))
        .flatMap(endpoint -> endpoint.getAddresses().stream())
        .toList();
  }
}
