package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When, week by week, a Shop may advance by itself.
@ValidationRule(
    value = "self.days.all(day, self.days.exists_one(other, other == day))",
    fieldPath = ".days",
    message = "days must name each day once")
public record MaintenanceWindow(
    @JsonPropertyDescription(
            "Days on which the window opens: Mon, Tue, Wed, Thu, Fri, Sat, Sun; default: each.")
        @Default("[\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\", \"Sat\", \"Sun\"]")
        @Size(min = 1, max = MaintenanceWindow.MOST_DAYS)
        List<@Pattern(Formats.DAY) @Size(min = 3, max = 3) String> days,
    @JsonPropertyDescription("Time of day at which it opens, such as 02:30.")
        @Required
        @Pattern(Formats.TIME_OF_DAY)
        @Size(min = 5, max = 5)
        String start,
    @JsonPropertyDescription("How long it stays open, such as 90m or 2h; at most 24h.")
        @Default("1h")
        @Pattern(Formats.WINDOW_LENGTH)
        @Size(min = 2, max = 4)
        String duration,
    @JsonPropertyDescription(
            "Time zone of start and days, such as Europe/Berlin; what is skipped or repeated there"
                + " when clocks change is opened once.")
        @Default("UTC")
        @Pattern(Formats.TIME_ZONE)
        @Size(min = 1, max = 64)
        String timeZone) {
  static final int MOST_DAYS = 7;
  public static final List<String> EACH_DAY =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  public MaintenanceWindow(
      @Nullable List<String> days,
      @Nullable String start,
      @Nullable String duration,
      @Nullable String timeZone) {
    this.days = days == null ? EACH_DAY : List.copyOf(days);
    this.start = start == null ? "" : start;
    this.duration = duration == null ? "1h" : duration;
    this.timeZone = timeZone == null ? "UTC" : timeZone;
  }
}
