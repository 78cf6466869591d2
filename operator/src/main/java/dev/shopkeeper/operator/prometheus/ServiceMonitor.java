package dev.shopkeeper.operator.prometheus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells Prometheus which Services to read metrics from. Fields of others are not kept: an object
/// read is good to compare with, and not to write back.
@Group("monitoring.coreos.com")
@Version("v1")
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class ServiceMonitor implements HasMetadata, Namespaced {
  /// Name of the definition that a cluster has if it knows the kind.
  public static final String DEFINITION = "servicemonitors.monitoring.coreos.com";

  private static final long serialVersionUID = 1;

  private String apiVersion = HasMetadata.getApiVersion(ServiceMonitor.class);
  private String kind = HasMetadata.getKind(ServiceMonitor.class);
  private ObjectMeta metadata = new ObjectMeta();
  private Spec spec = new Spec(null, null);

  /// Which Services, by their labels, and where on them.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Spec(@Nullable LabelSelector selector, @Nullable List<Endpoint> endpoints) {}

  /// A port of a Service by its name, and how often it is read.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Endpoint(@Nullable String port, @Nullable String interval) {}

  public static ServiceMonitor of(ObjectMeta metadata, Spec spec) {
    var monitor = new ServiceMonitor();
    monitor.metadata = metadata;
    monitor.spec = spec;
    return monitor;
  }

  /// Whether a cluster with this definition serves the kind.
  public static boolean isServedBy(CustomResourceDefinition definition) {
    return !definition.isMarkedForDeletion()
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(condition ->
                condition.getType().equals("Established") && condition.getStatus().equals("True"));
  }

  public Spec getSpec() {
    return spec;
  }

  public void setSpec(Spec spec) {
    this.spec = spec;
  }

  @Override
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta metadata) {
    this.metadata = metadata;
  }

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public void setApiVersion(String apiVersion) {
    this.apiVersion = apiVersion;
  }

  @Override
  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }
}
