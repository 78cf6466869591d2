package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/// This repository's own cluster, whose node can be taken apart. Other clusters have none.
final class LocalCluster {

  /// The machine's own address, as the cluster sees it: outside, and not on the node.
  static final String OUTSIDE = "10.89.0.1";

  private static final String NODE = "10.89.0.2";

  private LocalCluster() {}

  static boolean is(KubernetesClient client) {
    return NODE.equals(client.getMasterUrl().getHost());
  }

  static void stop(String component) {
    Command.run("", List.of("hack/cluster/cluster", "stop", component));
  }

  static void start(String component) {
    Command.run("", List.of("hack/cluster/cluster", "start", component));
  }
}
