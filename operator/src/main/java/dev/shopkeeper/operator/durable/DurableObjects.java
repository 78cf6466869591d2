package dev.shopkeeper.operator.durable;

import dev.shopkeeper.operator.certificate.CertificateAuthority;
import dev.shopkeeper.operator.certificate.KeyedCertificate;
import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.ObjectKey;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.StorageSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The data objects of a Shop, made once and found again by a later Shop of the same identity.
public final class DurableObjects {
  private final Shop shop;
  private final Names names;
  private final Instant now;
  private final SecureRandom random;

  public DurableObjects(Shop shop, Instant now, SecureRandom random) {
    this.shop = shop;
    this.names = new Names(shop.name());
    this.now = now;
    this.random = random;
  }

  public static List<ObjectKey> keys(Names names) {
    return List.of(
        ObjectKey.of(Secret.class, names.databaseOwner()),
        ObjectKey.of(Secret.class, names.databaseLogin()),
        ObjectKey.of(Secret.class, names.admin()),
        ObjectKey.of(Secret.class, names.orderToken()),
        ObjectKey.of(Secret.class, names.authority()),
        ObjectKey.of(PersistentVolumeClaim.class, names.databaseVolume()));
  }

  /// The volume that the Shop names, if it names one: to be looked up beside what is its own.
  public static List<ObjectKey> volumes(Shop shop) {
    String named = shop.getSpec().database().storage().volumeName();
    return named == null ? List.of() : List.of(ObjectKey.of(PersistentVolume.class, named));
  }

  /// The volume that the Shop names as it has to be, for who cannot look.
  public static List<HasMetadata> assumed(Shop shop) {
    StorageSpec storage = shop.getSpec().database().storage();
    return volumes(shop).stream()
        .<HasMetadata>map(key ->
            new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(key.name())
                .endMetadata()
                .withNewSpec()
                .addToCapacity("storage", new Quantity(storage.size()))
                .withStorageClassName(storage.className())
                .endSpec()
                .build())
        .toList();
  }

  /// Whether this very Shop made the object, and not an earlier one of its name.
  static boolean isMadeBy(Shop shop, HasMetadata object) {
    String uid = shop.getMetadata().getUid();
    return uid != null && uid.equals(RetainedVolume.annotations(object).get(Annotations.MADE_BY));
  }

  public List<HasMetadata> fresh(Observed observed) {
    return List.of(
        Credentials.login(shop, Component.DATABASE, names.databaseOwner(), "shop_owner", random),
        Credentials.login(shop, Component.DATABASE, names.databaseLogin(), "shop_api", random),
        Credentials.login(shop, Component.API, names.admin(), "admin", random),
        Credentials.key(shop, Component.API, names.orderToken(), random),
        authority(),
        DatabaseVolume.fresh(shop, NamedVolume.available(shop, observed)));
  }

  private Secret authority() {
    KeyedCertificate authority = CertificateAuthority.create(names.authority(), now, random);
    return Credentials.of(
        shop,
        Component.DATABASE,
        names.authority(),
        "kubernetes.io/tls",
        Map.of("tls.crt", authority.certificate(), "tls.key", authority.privateKey()));
  }
}
