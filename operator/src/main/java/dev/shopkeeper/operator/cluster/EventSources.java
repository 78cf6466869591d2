package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Watches what bears the operator's label, and tells which Shop it concerns: the one its labels
/// name and the one that owns it, so that an edit of either is noticed.
final class EventSources implements OwnedObjects {
  private static final String BY_SHOP = "shop";

  /// How many objects a request lists at most. Without a limit the client would be content with any
  /// state the API server remembers, even one before its own last changes.
  static final long PAGE = 500;

  private final List<InformerEventSource<? extends HasMetadata, Shop>> sources =
      new CopyOnWriteArrayList<>();
  private final OptionalKind optional = new OptionalKind();
  private volatile @Nullable Cache<Shop> shops;
  private volatile @Nullable RollCall rollCall;

  List<EventSource<?, Shop>> prepare(EventSourceContext<Shop> context) {
    shops = context.getPrimaryCache();
    Kinds.WATCHED.forEach(type -> sources.add(source(type, context)));
    var all = new ArrayList<EventSource<?, Shop>>(sources);
    all.add(optional.definition(context));
    var begun = new RollCall(context.getPrimaryCache());
    all.add(begun);
    rollCall = begun;
    return all;
  }

  /// Has the Shop looked at, if there is one again, that bears the name of a deleted one.
  void forgets(ResourceID name) {
    RollCall begun = rollCall;
    if (begun != null) {
      begun.callAfterDeletion(name);
    }
  }

  /// Every Shop that is looked after, as it was seen last.
  Stream<Shop> shops() {
    Cache<Shop> known = shops;
    return known == null ? Stream.empty() : known.list();
  }

  /// Watches the kinds that the cluster knows by now, and no longer those that it has forgotten.
  void follow(EventSourceRetriever<Shop> retriever) {
    optional.follow(
        retriever,
        () -> source(Kinds.OPTIONAL, retriever.eventSourceContextForDynamicRegistration()));
  }

  @Override
  public List<HasMetadata> of(String namespace, String shop) {
    var objects = new ArrayList<HasMetadata>(optional.definitions());
    Stream.concat(sources.stream(), optional.source().stream())
        .forEach(source -> objects.addAll(source.byIndex(BY_SHOP, namespace + "/" + shop)));
    return objects;
  }

  private static <R extends HasMetadata> InformerEventSource<R, Shop> source(
      Class<R> type, EventSourceContext<Shop> context) {
    var configuration =
        InformerEventSourceConfiguration.from(type, Shop.class)
            .withName(HasMetadata.getKind(type))
            .withLabelSelector(Labels.MANAGED_BY + "=" + Labels.OPERATOR)
            .withSecondaryToPrimaryMapper(EventSources::shops)
            .withInformerListLimit(PAGE)
            .build();
    var source = new InformerEventSource<>(configuration, context);
    source.addIndexers(
        Map.of(
            BY_SHOP,
            object ->
                shops(object).stream()
                    .map(id -> object.getMetadata().getNamespace() + "/" + id.getName())
                    .toList()));
    return source;
  }

  static Set<ResourceID> shops(HasMetadata object) {
    var shops = new HashSet<ResourceID>();
    var metadata = object.getMetadata();
    if (metadata.getLabels() != null && metadata.getLabels().containsKey(Labels.INSTANCE)) {
      shops.add(new ResourceID(metadata.getLabels().get(Labels.INSTANCE), metadata.getNamespace()));
    }
    metadata.getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals(HasMetadata.getKind(Shop.class)))
        .forEach(owner -> shops.add(new ResourceID(owner.getName(), metadata.getNamespace())));
    return shops;
  }
}
