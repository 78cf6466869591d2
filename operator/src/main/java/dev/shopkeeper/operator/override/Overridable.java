package dev.shopkeeper.operator.override;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What overrides may change: everything that is not listed here is closed, and so is what
/// Kubernetes adds one day.
///
/// Paths are those of [Difference]: of a container that was rendered only timing, further
/// environment and scratch mounts; of one that was added all that gives it no more rights than the
/// rendered ones have.
final class Overridable {
  private static final String POD = "/spec/template/spec";
  private static final String KEPT = POD + "/(containers|initContainers)/kept";
  private static final String ADDED = POD + "/(containers|initContainers)/added";
  private static final String PROBE = "/(startupProbe|livenessProbe|readinessProbe)";

  private static final List<String> WORKLOAD =
      List.of(
          "/spec/(minReadySeconds|revisionHistoryLimit)",
          "/spec/template/metadata/annotations(/.+)?",
          POD + "/(nodeSelector|affinity|tolerations|topologySpreadConstraints)(/.+)?",
          POD + "/dnsConfig/options",
          POD + "/terminationGracePeriodSeconds",
          POD + "/volumes/kept/emptyDir/sizeLimit",
          POD + "/volumes/added/(name|emptyDir(/(medium|sizeLimit))?)",
          KEPT + "/imagePullPolicy",
          KEPT + "/resources/(requests|limits)/.+",
          KEPT + "/lifecycle/preStop/sleep/seconds",
          KEPT + PROBE + "/[a-zA-Z]+(Seconds|Threshold)",
          "(" + KEPT + "|" + ADDED + ")/env/added/(name|value)",
          "(" + KEPT + "|" + ADDED + ")/volumeMounts/added/(name|mountPath|readOnly)",
          ADDED + "/(name|image|imagePullPolicy|command|args|workingDir)",
          ADDED + "/ports/added/(name|containerPort|protocol)",
          ADDED + "/resources/(requests|limits)/.+",
          ADDED + PROBE + "/.+",
          POD + "/initContainers/added/restartPolicy");

  private static final List<String> SERVICE =
      List.of(
          "/spec/(externalTrafficPolicy|internalTrafficPolicy|trafficDistribution)",
          "/spec/(sessionAffinity|sessionAffinityConfig(/.+)?)",
          "/spec/(ipFamilies|ipFamilyPolicy)",
          "/spec/(loadBalancerClass|loadBalancerSourceRanges|allocateLoadBalancerNodePorts)");

  private static final Map<String, Pattern> BY_KIND =
      Map.of(
          "Deployment", anyOf(WORKLOAD),
          "StatefulSet", anyOf(WORKLOAD),
          "Service", anyOf(SERVICE),
          "HorizontalPodAutoscaler", anyOf(List.of("/spec/behavior(/.+)?")));

  /// Annotations by which something else in the cluster gives pods networks, Secrets, sidecars or
  /// rights; and the operator's own.
  private static final Pattern CLOSED_ANNOTATION =
      Pattern.compile(
          "(.+\\.)?(shopkeeper\\.dev|kubernetes\\.io|k8s\\.io|openshift\\.io|istio\\.io|linkerd\\.io"
              + "|hashicorp\\.com|cncf\\.io|projectcalico\\.org|cilium\\.io|ovn\\.org)/.*");

  private static final String AUTOSCALER = "cluster-autoscaler.kubernetes.io/";

  private Overridable() {}

  static boolean contains(String kind, String path) {
    return BY_KIND.containsKey(kind) && BY_KIND.get(kind).matcher(path).matches();
  }

  static boolean isOpenAnnotation(String name) {
    return name.startsWith(AUTOSCALER) || !CLOSED_ANNOTATION.matcher(name).matches();
  }

  private static Pattern anyOf(List<String> paths) {
    return Pattern.compile(String.join("|", paths));
  }
}
