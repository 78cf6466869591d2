package dev.shopkeeper.operator.workload;

import dev.shopkeeper.operator.naming.Annotations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.function.UnaryOperator;

/// How the templates of pods came to be what they are: each revision is a step from the one before.
/// A step is never changed and never removed, so that an older revision is rendered byte by byte as
/// the operators of its time rendered it.
public final class TemplateRevisions {
  private static final List<UnaryOperator<PodTemplateSpec>> STEPS =
      List.of(TemplateRevisions::second);

  public static final int FIRST = 1;
  public static final int NEWEST = FIRST + STEPS.size();

  /// Room for the container's log files, which count as well.
  private static final Quantity DISK = new Quantity("1Gi");

  private static final Quantity REQUESTED_DISK = new Quantity("64Mi");

  private TemplateRevisions() {}

  /// The template of the pinned revision, given the first one.
  public static PodTemplateSpec at(Pin pin, PodTemplateSpec first) {
    PodTemplateSpec template = first;
    for (UnaryOperator<PodTemplateSpec> step : STEPS.subList(0, pin.templateRevision() - FIRST)) {
      template = step.apply(template);
    }
    return pin.restart() == null
        ? template
        : annotated(template, Annotations.RESTARTED, pin.restart());
  }

  /// kubectl finds the container that matters, and one that fills the node's disk is evicted before
  /// its neighbours are.
  private static PodTemplateSpec second(PodTemplateSpec first) {
    var pod = first.getSpec();
    var template =
        new PodTemplateSpecBuilder(first)
            .editSpec()
            .withContainers(bounded(pod.getContainers()))
            .withInitContainers(bounded(pod.getInitContainers()))
            .endSpec()
            .build();
    String main = pod.getContainers().getFirst().getName();
    return annotated(
        annotated(template, Annotations.DEFAULT_CONTAINER, main),
        Annotations.TEMPLATE_REVISION,
        "2");
  }

  private static List<Container> bounded(List<Container> containers) {
    return containers.stream()
        .map(container ->
            new ContainerBuilder(container)
                .editResources()
                .addToRequests("ephemeral-storage", REQUESTED_DISK)
                .addToLimits("ephemeral-storage", DISK)
                .endResources()
                .build())
        .toList();
  }

  private static PodTemplateSpec annotated(PodTemplateSpec template, String name, String value) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToAnnotations(name, value)
        .endMetadata()
        .build();
  }
}
