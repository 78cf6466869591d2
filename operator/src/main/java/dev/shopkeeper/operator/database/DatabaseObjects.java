package dev.shopkeeper.operator.database;

import static dev.shopkeeper.operator.workload.Volumes.at;
import static dev.shopkeeper.operator.workload.Volumes.claim;
import static dev.shopkeeper.operator.workload.Volumes.configuration;
import static dev.shopkeeper.operator.workload.Volumes.readOnlyAt;
import static dev.shopkeeper.operator.workload.Volumes.scratch;
import static dev.shopkeeper.operator.workload.Volumes.secret;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Labels;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.naming.Ports;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.workload.Containers;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.PodSecurity;
import dev.shopkeeper.operator.workload.Probes;
import dev.shopkeeper.operator.workload.Services;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The objects of the database tier: one PostgreSQL server on the Shop's volume.
public final class DatabaseObjects {
  /// User and group `postgres` of the image.
  private static final long POSTGRES = 999;

  /// A fast shutdown writes a last checkpoint, which a busy disk may take long for.
  private static final long SHUTDOWN_SECONDS = 120;

  private static final List<String> ACCEPTS =
      List.of("pg_isready", "-q", "-h", "/var/run/postgresql");

  private DatabaseObjects() {}

  public static List<HasMetadata> of(
      Shop shop, Pin pin, Optional<Secret> certificate, boolean initialised) {
    var names = new Names(shop.name());
    var objects = new ArrayList<HasMetadata>();
    certificate.ifPresent(objects::add);
    objects.add(Services.account(shop, Component.DATABASE, names.database()));
    objects.add(permission(shop, names, initialised));
    objects.add(
        Services.of(
            shop, Component.DATABASE, names.database(), "ClusterIP", "postgres", Ports.DATABASE));
    objects.add(server(shop, names, pin));
    return objects;
  }

  /// A file and not an environment variable: it changes while the pod runs, and counts at the next
  /// start.
  private static ConfigMap permission(Shop shop, Names names, boolean initialised) {
    return Services.configuration(
        shop,
        Component.DATABASE,
        names.database(),
        Map.of("initialise", initialised ? "never" : "allowed"));
  }

  private static StatefulSet server(Shop shop, Names names, Pin pin) {
    var template =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(Labels.of(shop.name(), Component.DATABASE))
            .endMetadata()
            .withSpec(pod(shop, names, pin.image()))
            .build();
    return new StatefulSetBuilder()
        .withMetadata(Metadata.owned(shop, Component.DATABASE, names.database()))
        .withNewSpec()
        .withServiceName(names.database())
        .withReplicas(1)
        .withRevisionHistoryLimit(3)
        .withNewSelector()
        .withMatchLabels(Labels.selector(shop.name(), Component.DATABASE))
        .endSelector()
        .withTemplate(TemplateRevisions.at(pin, template))
        .endSpec()
        .build();
  }

  private static PodSpec pod(Shop shop, Names names, String image) {
    return new PodSpecBuilder()
        .withServiceAccountName(names.database())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(SHUTDOWN_SECONDS)
        .withSecurityContext(PodSecurity.pod(POSTGRES))
        .withContainers(container(shop, image))
        .withVolumes(
            claim("data", names.databaseVolume()),
            scratch("run", "16Mi"),
            scratch("tmp", "64Mi"),
            configuration("permission", names.database()),
            secret("owner", names.databaseOwner()),
            secret("login", names.databaseLogin()),
            secret("tls", names.databaseCertificate()))
        .build();
  }

  private static Container container(Shop shop, String image) {
    return new ContainerBuilder()
        .withName("postgres")
        .withImage(image)
        .addNewEnv()
        .withName("DATABASE_INITIALISE_FILE")
        .withValue("/etc/shop/permission/initialise")
        .endEnv()
        .withPorts(Containers.port("postgres", Ports.DATABASE))
        .withResources(Containers.resources(shop.getSpec().database().resources()))
        .withSecurityContext(PodSecurity.container())
        // Ten minutes: recovery after a crash replays the log before it accepts.
        .withStartupProbe(accepts(5, 120))
        .withLivenessProbe(accepts(10, 6))
        .withReadinessProbe(accepts(5, 2))
        .withVolumeMounts(
            at("/var/lib/postgresql/data", "data"),
            at("/var/run/postgresql", "run"),
            at("/tmp", "tmp"),
            readOnlyAt("/etc/shop/permission", "permission"),
            readOnlyAt("/etc/shop/owner", "owner"),
            readOnlyAt("/etc/shop/login", "login"),
            readOnlyAt("/etc/shop/tls", "tls"))
        .build();
  }

  private static Probe accepts(int periodSeconds, int failures) {
    return Probes.command(ACCEPTS, periodSeconds, failures);
  }
}
