package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.Release;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Optional;

/// The revision of a Shop of which the cluster keeps none: read off its workloads, so that one that
/// an operator without revisions made, or whose records are lost, goes on as it is.
///
/// An image that leaves the spec while there is no record is taken for the release's, and stays
/// until the Shop advances.
final class Adoption {
  private final Shop shop;
  private final Observed observed;
  private final Names names;

  private Adoption(Shop shop, Observed observed) {
    this.shop = shop;
    this.observed = observed;
    this.names = new Names(shop.name());
  }

  static Revision of(Shop shop, Observed observed, Release release) {
    var adoption = new Adoption(shop, observed);
    Revision revision = Revision.first(shop.getSpec(), release, null);
    boolean isNew = true;
    for (Component tier : Advance.ORDER) {
      Optional<Pin> pin = adoption.pin(tier, Revision.of(release.images(), tier));
      if (pin.isPresent()) {
        revision = revision.with(tier, pin.get());
        isNew = false;
      }
    }
    return isNew ? revision.advancedBy(Requests.advance(shop).orElse(null)) : revision;
  }

  private Optional<Pin> pin(Component tier, String newest) {
    return template(tier)
        .map(template ->
            new Pin(
                Integer.parseInt(
                    annotation(template, Annotations.TEMPLATE_REVISION)
                        .filter(text -> text.matches("[1-9][0-9]{0,3}"))
                        .orElse(String.valueOf(TemplateRevisions.FIRST))),
                spelled(tier) ? newest : image(template),
                annotation(template, Annotations.RESTARTED).orElse(null)));
  }

  /// Whether the spec names the image: the release's is not seen then.
  private boolean spelled(Component tier) {
    var spec = shop.getSpec();
    return switch (tier) {
      case DATABASE -> spec.database().image() != null;
      case API -> spec.api().image() != null;
      default -> spec.ui().image() != null;
    };
  }

  private Optional<PodTemplateSpec> template(Component tier) {
    return switch (tier) {
      case DATABASE ->
          observed
              .find(StatefulSet.class, names.database())
              .filter(this::isOurs)
              .map(set -> set.getSpec().getTemplate());
      case API -> template(names.api());
      default -> template(names.ui());
    };
  }

  private Optional<PodTemplateSpec> template(String deployment) {
    return observed
        .find(Deployment.class, deployment)
        .filter(this::isOurs)
        .map(it -> it.getSpec().getTemplate());
  }

  private boolean isOurs(HasMetadata object) {
    return Ownership.of(shop, object) == Ownership.OURS;
  }

  /// Overrides may put others before the one that matters.
  private static String image(PodTemplateSpec template) {
    List<Container> containers = template.getSpec().getContainers();
    String main =
        annotation(template, Annotations.DEFAULT_CONTAINER).orElse(containers.getFirst().getName());
    return containers.stream()
        .filter(container -> container.getName().equals(main))
        .findFirst()
        .orElse(containers.getFirst())
        .getImage();
  }

  private static Optional<String> annotation(PodTemplateSpec template, String name) {
    return Optional.ofNullable(template.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name));
  }
}
