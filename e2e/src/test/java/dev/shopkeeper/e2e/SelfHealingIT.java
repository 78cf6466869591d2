package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Shop owns comes back by itself within a second of the event.
@ExtendWith(OnStage.class)
class SelfHealingIT {

  private static final Duration REPAIR = Duration.ofSeconds(1);

  private final Scene scene;

  SelfHealingIT(Scene scene) {
    this.scene = scene;
  }

  @AfterEach
  void theShopIsOpenAgain() {
    scene.shop().ready();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme-api", "acme-ui"})
  void bringsBackADeletedDeployment(String name) {
    deleteAndAwait(deployment(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme-api", "acme-ui"})
  void bringsBackADeletedService(String name) {
    deleteAndAwait(service(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme-api", "acme-ui"})
  void undoesAnEditOfADeployment(String name) {
    String image = image(deployment(name).require());

    deployment(name)
        .edit(live ->
            new DeploymentBuilder(live)
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withImage("shopkeeper.dev/stranger:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build());

    Eventually.holds(
        "the image of %s is %s again".formatted(name, image),
        REPAIR,
        () -> image.equals(image(deployment(name).require())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme-api", "acme-ui"})
  void undoesAnEditOfAService(String name) {
    var port = service(name).require().getSpec().getPorts().getFirst().getTargetPort();

    service(name)
        .edit(live ->
            new ServiceBuilder(live)
                .editSpec()
                .editFirstPort()
                .withNewTargetPort(9)
                .endPort()
                .endSpec()
                .build());

    Eventually.holds(
        "the port of %s is %s again".formatted(name, port),
        REPAIR,
        () -> port.equals(service(name).require().getSpec().getPorts().getFirst().getTargetPort()));
  }

  private <T extends HasMetadata> void deleteAndAwait(Resource<T> resource) {
    T deleted = resource.require();

    resource.delete();

    T remade =
        Eventually.present(
            deleted.getKind() + " " + deleted.getMetadata().getName() + " is back",
            REPAIR,
            () -> {
              T live = resource.get();
              return live == null || isSame(live, deleted) ? null : live;
            });
    assertThat(remade.getMetadata().getLabels()).isEqualTo(deleted.getMetadata().getLabels());
  }

  private static boolean isSame(HasMetadata one, HasMetadata other) {
    return one.getMetadata().getUid().equals(other.getMetadata().getUid());
  }

  private static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  private Resource<Deployment> deployment(String name) {
    return scene.client().apps().deployments().inNamespace(scene.shop().namespace()).withName(name);
  }

  private Resource<Service> service(String name) {
    return scene.client().services().inNamespace(scene.shop().namespace()).withName(name);
  }
}
