package dev.shopkeeper.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.cluster.Candidate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorSettingsTest {
  @Test
  void areThoseOfItsOwnReleaseByDefault() {
    var settings = OperatorSettings.of(Map.of());
    assertThat(settings.release().images().api())
        .matches("shopkeeper\\.dev/shop-api:[0-9]+\\.[0-9]+\\.[0-9]+");
    assertThat(settings.release().images().database()).startsWith("shopkeeper.dev/shop-db:");
    assertThat(settings.managementPort()).isEqualTo(8081);
    assertThat(settings.namespaces()).isEmpty();
    assertThat(settings.resync()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.logLevel()).isEqualTo("INFO");
  }

  @Test
  void takeEverySettingFromTheEnvironment() {
    var settings =
        OperatorSettings.of(
            Map.of(
                "SHOP_API_IMAGE", "example.org/a:1",
                "SHOP_UI_IMAGE", "example.org/u:1",
                "SHOP_DATABASE_IMAGE", "example.org/d:1",
                "MANAGEMENT_PORT", "9999",
                "WATCH_NAMESPACES", "shops, more-shops",
                "RESYNC_SECONDS", "120",
                "LOG_LEVEL", "WARN"));
    assertThat(settings.release().images().api()).isEqualTo("example.org/a:1");
    assertThat(settings.release().images().ui()).isEqualTo("example.org/u:1");
    assertThat(settings.release().images().database()).isEqualTo("example.org/d:1");
    assertThat(settings.managementPort()).isEqualTo(9999);
    assertThat(settings.namespaces()).containsExactlyInAnyOrder("shops", "more-shops");
    assertThat(settings.resync()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.logLevel()).isEqualTo("WARN");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SHOP_UI_IMAGE | Not An Image | an image reference such as shopkeeper.dev/shop-ui:",
        "MANAGEMENT_PORT | http | a port from 0 to 65535, not 'http'",
        "MANAGEMENT_PORT | 65536 | a port from 0 to 65535, not '65536'",
        "WATCH_NAMESPACES | a,,b | names of namespaces separated by commas, or empty for all",
        "WATCH_NAMESPACES | Shops | names of namespaces separated by commas, or empty for all",
        "RESYNC_SECONDS | 119 | whole seconds from 120 to 300, not '119'",
        "RESYNC_SECONDS | 301 | whole seconds from 120 to 300, not '301'",
        "RESYNC_SECONDS | PT2M | whole seconds from 120 to 300, not 'PT2M'",
        "NEWEST_TEMPLATE_REVISION | 0 | a template revision from 1 to 2, not '0'",
        "NEWEST_TEMPLATE_REVISION | 99 | a template revision from 1 to 2, not '99'",
        "LOG_LEVEL | info | one of ERROR, WARN, INFO, DEBUG, TRACE, not 'info'",
      })
  void nameTheVariableThatIsMalformedAndWhatItMayBe(String name, String value, String remedy) {
    assertThatThrownBy(() -> OperatorSettings.of(Map.of(name, value)))
        .hasMessageStartingWith(name + " must be " + remedy);
  }
}
