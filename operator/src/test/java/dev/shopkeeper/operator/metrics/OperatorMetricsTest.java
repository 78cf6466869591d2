package dev.shopkeeper.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.operator.testing.Page;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorMetricsTest {
  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("(?:[{,])([a-z_]+)=\"");
  private static final String OWN = "shop_operator_";

  private final OperatorMetrics metrics = new OperatorMetrics();

  /// Whatever is counted only once it happened.
  @BeforeEach
  void happens() throws Exception {
    metrics.queueLength(() -> 3);
    metrics.leads(() -> true);
    metrics.canaryAge(() -> Duration.ofMillis(1500));
    metrics.shops(ready -> ready.equals("True") ? 7 : 0);
    metrics.reconciliation(() -> "done");
    metrics.retried();
    metrics.changed("apply", "Service");
    metrics.refused("apply", "Service");
  }

  @Test
  void haveOneLineEachOnTheirPageAndNoOther() {
    List<List<String>> rows = Page.of("operator-metrics.md").rows();
    Set<String> names = first(rows);

    assertThat(families())
        .as("operator-metrics.md has no line for it")
        .allMatch(family -> names.stream().anyMatch(name -> covers(name, family)));
    assertThat(names)
        .as("the operator does not expose it any more")
        .allMatch(name -> families().stream().anyMatch(family -> covers(name, family)));
  }

  @Test
  void areOfTheTypeAndHaveTheLabelsOfTheirPage() {
    for (List<String> row : Page.of("operator-metrics.md").rows()) {
      if (row.getFirst().startsWith(OWN)) {
        assertThat(metrics.text()).contains("# TYPE " + row.getFirst() + " " + row.get(1));
        assertThat(labels(row.getFirst())).as(row.getFirst()).isEqualTo(documented(row.get(2)));
      }
    }
  }

  @Test
  void tellWhatHappened() {
    assertThatThrownBy(() ->
            metrics.reconciliation(() -> {
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(metrics.text())
        .contains(
            "shop_operator_reconciliations_started_total 2.0\n",
            "shop_operator_reconciliations_failed_total 1.0\n",
            "shop_operator_reconciliation_duration_seconds_count 2\n",
            "shop_operator_reconciliations_retries_total 1.0\n",
            "shop_operator_changes_total{kind=\"Service\",verb=\"apply\"} 1.0\n",
            "shop_operator_refusals_total{kind=\"Service\",verb=\"apply\"} 1.0\n",
            "shop_operator_queue_length 3.0\n",
            "shop_operator_leader 1.0\n",
            "shop_operator_canary_age_seconds 1.5\n",
            "shop_operator_shops{ready=\"True\"} 7.0\n",
            "shop_operator_shops{ready=\"Unknown\"} 0.0\n");
  }

  private Set<String> families() {
    return FAMILY
        .matcher(metrics.text())
        .results()
        .map(family -> family.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> labels(String family) {
    return metrics
        .text()
        .lines()
        .filter(line -> line.startsWith(family))
        .flatMap(line -> LABEL.matcher(line).results())
        .map(label -> label.group(1))
        .filter(label -> !label.equals("le"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented(String cell) {
    return Arrays.stream(cell.split(","))
        .map(label -> label.replace("`", "").strip())
        .filter(label -> !label.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> first(List<List<String>> rows) {
    return rows.stream()
        .flatMap(row -> Arrays.stream(row.getFirst().split(",")))
        .map(name -> name.replace("`", "").strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean covers(String name, String family) {
    return name.endsWith("*")
        ? family.startsWith(name.substring(0, name.length() - 1))
        : family.equals(name);
  }
}
