package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// This repository's own cluster, whose node can be taken apart. Other clusters have none.
final class LocalCluster {

  /// The machine's own address, as the cluster sees it: outside, and not on the node.
  static final String OUTSIDE = "10.89.0.1";

  private static final String NODE = "10.89.0.2";
  private static final Pattern BY_DIGEST = Pattern.compile("\\S+@sha256:[0-9a-f]{64}");

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

  /// Brings a new image to the node, which is one of ours and the instructions of a Dockerfile, and
  /// returns its name by digest.
  static String bring(String image, String instructions) {
    String archive = Path.of("target", image + "-variant.tar").toAbsolutePath().toString();
    Command.run(instructions, List.of("hack/images", "vary", image, archive));
    String said = Command.run("", List.of("hack/cluster/cluster", "load", archive));
    Matcher name = BY_DIGEST.matcher(said);
    if (!name.find()) {
      throw new AssertionError("The node tells no digest: " + said);
    }
    return name.group();
  }
}
