package dev.shopkeeper.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.cluster.Candidate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
  @Test
  void areThoseOfItsOwnReleaseByDefault() {
    var settings = OperatorSettings.of(Map.of());
    assertThat(settings.release().images().api())
        .matches("shopkeeper\\.dev/shop-api:[0-9]+\\.[0-9]+\\.[0-9]+");
    assertThat(settings.release().images().database()).startsWith("shopkeeper.dev/shop-db:");
    assertThat(settings.healthPort()).isEqualTo(8081);
  }

  @Test
  void takeEverySettingFromTheEnvironment() {
    var settings =
        OperatorSettings.of(
            Map.of(
                "SHOP_API_IMAGE", "example.org/a:1",
                "SHOP_UI_IMAGE", "example.org/u:1",
                "SHOP_DATABASE_IMAGE", "example.org/d:1",
                "HEALTH_PORT", "9999"));
    assertThat(settings.release().images().api()).isEqualTo("example.org/a:1");
    assertThat(settings.release().images().ui()).isEqualTo("example.org/u:1");
    assertThat(settings.release().images().database()).isEqualTo("example.org/d:1");
    assertThat(settings.healthPort()).isEqualTo(9999);
  }

  @Test
  void holdShopsBackWhereTheyAreToldTo() {
    assertThat(OperatorSettings.of(Map.of()).release().templateRevision()).isEqualTo(2);
    assertThat(
            OperatorSettings.of(Map.of("NEWEST_TEMPLATE_REVISION", "1"))
                .release()
                .templateRevision())
        .isEqualTo(1);
  }

  @Test
  void standForLeaderWhereTheyKnowTheirPod() {
    assertThat(OperatorSettings.of(Map.of()).candidate()).isEmpty();
    assertThat(
            OperatorSettings.of(
                    Map.of(
                        "OPERATOR_NAMESPACE", "shopkeeper-system",
                        "OPERATOR_POD", "shopkeeper-7d9c5b-x2x4z"))
                .candidate())
        .contains(new Candidate("shopkeeper-system", "shopkeeper-7d9c5b-x2x4z"));
  }

  @Test
  void refuseHalfOfACandidate() {
    assertThatThrownBy(() -> OperatorSettings.of(Map.of("OPERATOR_POD", "shopkeeper-0")))
        .hasMessageStartingWith("OPERATOR_NAMESPACE and OPERATOR_POD must be given together");
    assertThatThrownBy(
            () -> OperatorSettings.of(Map.of("OPERATOR_NAMESPACE", "a b", "OPERATOR_POD", "pod")))
        .hasMessage("OPERATOR_NAMESPACE must be the name of a namespace, not 'a b'");
    assertThatThrownBy(
            () -> OperatorSettings.of(Map.of("OPERATOR_NAMESPACE", "a", "OPERATOR_POD", "Pod!")))
        .hasMessage("OPERATOR_POD must be the name of a pod, not 'Pod!'");
  }

  @Test
  void nameTheVariableThatIsMalformed() {
    assertThatThrownBy(() -> OperatorSettings.of(Map.of("SHOP_UI_IMAGE", "Not An Image")))
        .hasMessageStartingWith("SHOP_UI_IMAGE must be an image reference");
    assertThatThrownBy(() -> OperatorSettings.of(Map.of("HEALTH_PORT", "http")))
        .hasMessageStartingWith("HEALTH_PORT must be a port");
    assertThatThrownBy(() -> OperatorSettings.of(Map.of("NEWEST_TEMPLATE_REVISION", "99")))
        .hasMessage("NEWEST_TEMPLATE_REVISION must be a template revision from 1 to 2, not '99'");
  }
}
