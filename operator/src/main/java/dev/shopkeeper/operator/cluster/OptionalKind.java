package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.prometheus.ServiceMonitor;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The kind that a cluster may come to know, or forget, while the operator runs: its definition is
/// watched always, its objects while the definition is there.
final class OptionalKind {
  static final String NAME = HasMetadata.getKind(Kinds.OPTIONAL);

  private @Nullable InformerEventSource<CustomResourceDefinition, Shop> definitions;
  private volatile @Nullable InformerEventSource<ServiceMonitor, Shop> source;

  /// One definition alone, so that the right to see that one is enough. It concerns every Shop.
  InformerEventSource<CustomResourceDefinition, Shop> definition(EventSourceContext<Shop> context) {
    var configuration =
        InformerEventSourceConfiguration.from(CustomResourceDefinition.class, Shop.class)
            .withName("definition of " + NAME)
            .withWatchAllNamespaces()
            .withInformerListLimit(EventSources.PAGE)
            .withFieldSelector(
                new FieldSelectorBuilder()
                    .withField("metadata.name", ServiceMonitor.DEFINITION)
                    .build())
            .withSecondaryToPrimaryMapper(definition ->
                context
                    .getPrimaryCache()
                    .list()
                    .map(ResourceID::fromResource)
                    .collect(Collectors.toSet()))
            .build();
    var watched = new InformerEventSource<>(configuration, context);
    definitions = watched;
    return watched;
  }

  List<CustomResourceDefinition> definitions() {
    return definitions == null ? List.of() : definitions.list(definition -> true).toList();
  }

  Optional<InformerEventSource<ServiceMonitor, Shop>> source() {
    return Optional.ofNullable(source);
  }

  /// Whoever comes while the watch begins waits for it, for what it has not seen yet would be taken
  /// for absent.
  synchronized void follow(
      EventSourceRetriever<Shop> retriever,
      Supplier<InformerEventSource<ServiceMonitor, Shop>> fresh) {
    boolean known = definitions().stream().anyMatch(ServiceMonitor::isServedBy);
    if (known && source == null) {
      var begun = fresh.get();
      retriever.dynamicallyRegisterEventSource(begun);
      source = begun;
    } else if (!known && source != null) {
      source = null;
      retriever.dynamicallyDeRegisterEventSource(NAME);
    }
  }
}
