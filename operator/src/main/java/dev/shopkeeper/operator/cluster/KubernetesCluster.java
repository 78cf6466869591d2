package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopStatus;
import dev.shopkeeper.operator.status.Announcement;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The real cluster. Watched kinds are read from their caches; what no cache holds, such as Secrets
/// and objects of others, is read by name.
final class KubernetesCluster implements Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesCluster.class);
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final OwnedObjects owned;
  private final Term term;
  private final OperatorMetrics metrics;

  KubernetesCluster(
      KubernetesClient client, OwnedObjects owned, Term term, OperatorMetrics metrics) {
    this.client = client;
    this.owned = owned;
    this.term = term;
    this.metrics = metrics;
  }

  @Override
  public Observed observe(Shop shop, Collection<ObjectKey> keys) {
    Map<ObjectKey, HasMetadata> seen = new LinkedHashMap<>();
    owned.of(shop.namespace(), shop.name()).stream()
        .filter(object -> !Labels.isData(object))
        .forEach(object -> seen.put(ObjectKey.of(object), object));
    keys.stream()
        .filter(key -> !seen.containsKey(key))
        .forEach(key -> read(shop.namespace(), key, seen));
    List.copyOf(seen.values()).stream()
        .filter(PersistentVolumeClaim.class::isInstance)
        .map(claim -> ((PersistentVolumeClaim) claim).getSpec().getVolumeName())
        .filter(volume -> volume != null && !volume.isEmpty())
        .map(volume -> ObjectKey.of(PersistentVolume.class, volume))
        .filter(key -> !seen.containsKey(key))
        .forEach(key -> read(shop.namespace(), key, seen));
    return new Observed(seen);
  }

  /// A volume is in no namespace; the client knows that of its type.
  private void read(String namespace, ObjectKey key, Map<ObjectKey, HasMetadata> seen) {
    HasMetadata object =
        client.resources(Kinds.type(key.kind())).inNamespace(namespace).withName(key.name()).get();
    if (object != null) {
      seen.put(key, object);
    }
  }

  @Override
  public void create(Shop shop, HasMetadata object) {
    requireCurrent(shop);
    changing(Verb.CREATE, object, () -> client.resource(object).create());
  }

  /// Data is made only for a Shop that is as it was seen: a stale view may have forgotten that the
  /// data was there before.
  private void requireCurrent(Shop shop) {
    Shop current =
        client.resources(Shop.class).inNamespace(shop.namespace()).withName(shop.name()).get();
    if (current == null
        || current.isMarkedForDeletion()
        || !current.getMetadata().getUid().equals(shop.getMetadata().getUid())
        || !current.statusOrEmpty().data().equals(shop.statusOrEmpty().data())) {
      throw new IllegalStateException("The Shop changed since it was seen; no data is made for it");
    }
  }

  @Override
  public void apply(HasMetadata object) {
    changing(
        Verb.APPLY,
        object,
        () -> {
          try {
            serverSideApply(object);
          } catch (KubernetesClientException e) {
            if (e.getCode() != UNPROCESSABLE) {
              throw e;
            }
            replaceLists(object);
            serverSideApply(object);
          }
        });
  }

  private void serverSideApply(HasMetadata object) {
    client.resource(object).fieldManager(Labels.OPERATOR).forceConflicts().serverSideApply();
  }

  /// By a manager of its own and without force: one who has set the field meanwhile keeps it.
  @Override
  public void leave(HasMetadata left) {
    changing(
        Verb.LEAVE,
        left,
        () -> client.resource(left).fieldManager(Labels.OPERATOR + "-left").serverSideApply());
  }

  /// Somebody renumbered a port: theirs stays in the list beside ours, and two of one name are
  /// invalid. A merge patch puts our lists in the place of the mixed ones; where it is refused too,
  /// what is wanted is itself invalid.
  private void replaceLists(HasMetadata object) {
    client
        .resource(object)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            client.getKubernetesSerialization().asJson(object));
  }

  @Override
  public void reserve(HasMetadata volume) {
    changing(Verb.RESERVE, volume, () -> Preconditions.reserve(client, (PersistentVolume) volume));
  }

  @Override
  public void delete(HasMetadata object) {
    changing(Verb.DELETE, object, () -> Preconditions.delete(client, object));
  }

  @Override
  public void deleteData(Shop shop, HasMetadata object) {
    Shop current =
        client.resources(Shop.class).inNamespace(shop.namespace()).withName(shop.name()).get();
    if (current == null
        || !current.getMetadata().getUid().equals(shop.getMetadata().getUid())
        || !current
            .getMetadata()
            .getResourceVersion()
            .equals(shop.getMetadata().getResourceVersion())) {
      throw new IllegalStateException("The Shop changed since it was seen; no data of it goes");
    }
    delete(object);
  }

  @Override
  public Shop setFinalizer(Shop shop, String finalizer, boolean present) {
    term.require();
    return Preconditions.setFinalizer(client, shop, finalizer, present);
  }

  private void changing(Verb verb, HasMetadata object, Runnable change) {
    term.require();
    try {
      change.run();
      LOG.atInfo()
          .addKeyValue("object", ObjectKey.of(object))
          .log("{} {}", verb.past(), ObjectKey.of(object));
      metrics.changed(verb.toString(), object.getKind());
    } catch (KubernetesClientException e) {
      switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND ->
            LOG.info("{} changed meanwhile: it is looked at again", ObjectKey.of(object));
        case HttpURLConnection.HTTP_BAD_REQUEST,
            HttpURLConnection.HTTP_FORBIDDEN,
            UNPROCESSABLE -> {
          metrics.refused(verb.toString(), object.getKind());
          throw new RefusedException(reason(e), e);
        }
        default -> throw e;
      }
    }
  }

  /// The API server's own words.
  static String reason(KubernetesClientException e) {
    return e.getStatus() == null || e.getStatus().getMessage() == null
        ? String.valueOf(e.getMessage())
        : e.getStatus().getMessage();
  }

  /// By server-side apply of the status alone. The resource version makes sure that the Shop is
  /// still the one the status is about.
  @Override
  public Shop writeStatus(Shop shop, ShopStatus status) {
    term.require();
    Shop written =
        client
            .resource(withStatus(shop, status))
            .subresource("status")
            .patch(
                new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager(Labels.OPERATOR)
                    .withForce(true)
                    .build());
    metrics.changed("status", shop.getKind());
    return written;
  }

  @Override
  public void announce(Shop shop, Announcement announcement, Instant now) {
    try {
      client.resource(Events.of(shop, announcement, term.instance(), now)).create();
      metrics.changed(Verb.CREATE.toString(), "Event");
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        LOG.warn("cannot tell of {}: {}", announcement.reason(), reason(e));
      }
    }
  }

  private static Shop withStatus(Shop shop, ShopStatus status) {
    var written = new Shop();
    written.setMetadata(
        new ObjectMetaBuilder()
            .withName(shop.name())
            .withNamespace(shop.namespace())
            .withResourceVersion(shop.getMetadata().getResourceVersion())
            .build());
    written.setStatus(status);
    return written;
  }
}
