package dev.shopkeeper.operator.shop;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Optional;

/// A whole online shop: storefront, API and database, wanted in one manifest.
@Group("shopkeeper.dev")
@Version("v1alpha1")
@Kind("Shop")
@Plural("shops")
@ShortNames("shop")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "URL",
    jsonPath = ".status.url",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Database",
    jsonPath = ".status.conditions[?(@.type==\"DatabaseReady\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
    value = "self.metadata.name.size() <= 40 && self.metadata.name.matches('" + Shop.NAME + "')",
    message =
        "metadata.name must be a DNS label that begins with a letter and has at most 40 characters,"
            + " so that every object of the Shop can be named after it")
public final class Shop extends CustomResource<ShopSpec, ShopStatus> implements Namespaced {
  static final String NAME = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

  public String name() {
    return getMetadata().getName();
  }

  public String namespace() {
    return getMetadata().getNamespace();
  }

  /// What data objects bear to be found again by a later Shop of the same name and namespace.
  public String identity() {
    return namespace() + "/" + name();
  }

  public long generation() {
    Long generation = getMetadata().getGeneration();
    return generation == null ? 0 : generation;
  }

  /// The last status seen, or an empty one.
  public ShopStatus statusOrEmpty() {
    return getStatus() == null ? ShopStatus.EMPTY : getStatus();
  }

  /// This Shop, were its spec another.
  public Shop as(ShopSpec other) {
    var shop = new Shop();
    shop.setMetadata(getMetadata());
    shop.setSpec(other);
    shop.setStatus(getStatus());
    return shop;
  }

  /// The value of an annotation of the Shop.
  public Optional<String> annotation(String name) {
    return Optional.ofNullable(getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name));
  }

  /// A manifest may say `spec:` and nothing more.
  @Override
  public ShopSpec getSpec() {
    ShopSpec given = super.getSpec();
    return given == null ? ShopSpec.DEFAULT : given;
  }

  @Override
  protected ShopSpec initSpec() {
    return ShopSpec.DEFAULT;
  }

  @Override
  @SuppressWarnings("NullAway") // the superclass is unannotated: no status is how a Shop begins
  protected ShopStatus initStatus() {
    return null;
  }
}
