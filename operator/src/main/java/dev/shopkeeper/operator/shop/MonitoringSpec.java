package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the Shop is monitored, and by whom.
public record MonitoringSpec(
    @JsonPropertyDescription(
            "Auto makes ServiceMonitors when the cluster knows the kind, Enabled in any case,"
                + " Disabled never.")
        @Default("Auto")
        MonitoringMode mode,
    @JsonPropertyDescription("How often the metrics are read, such as 15s or 1m.")
        @Default("15s")
        @Pattern(Formats.INTERVAL)
        @Size(min = 2, max = 4)
        String interval,
    @JsonPropertyDescription(
            "Names of the namespaces whose pods may read the metrics, whatever the mode; an empty"
                + " list lets nobody.")
        @Default("[\"monitoring\"]")
        @Size(max = MonitoringSpec.MOST_NAMESPACES)
        List<@Pattern(Formats.DNS_LABEL) @Size(min = 1, max = 63) String> scrapeFrom) {
  public static final int MOST_NAMESPACES = 10;
  public static final MonitoringSpec DEFAULT = new MonitoringSpec(null, null, null);

  public MonitoringSpec(
      @Nullable MonitoringMode mode, @Nullable String interval, @Nullable List<String> scrapeFrom) {
    this.mode = mode == null ? MonitoringMode.AUTO : mode;
    this.interval = interval == null ? "15s" : interval;
    this.scrapeFrom = scrapeFrom == null ? List.of("monitoring") : List.copyOf(scrapeFrom);
  }
}
