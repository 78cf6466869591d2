package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The storefront: nginx serving the pages and passing `/api` on.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Resources.MEMORY_GIVEN + "quantity('32Mi')) >= 0",
    fieldPath = ".resources",
    message = "limits.memory of the ui must be at least 32Mi: nginx does not start in less")
@ValidationRule(
    value = "self.locales.all(locale, self.locales.exists_one(other, other == locale))",
    fieldPath = ".locales",
    message = "locales must name each language once")
public record UiSpec(
    @JsonPropertyDescription("Image of the storefront; default: the operator's own release.")
        @Pattern(Formats.IMAGE)
        @Size(min = 1, max = 255)
        @Nullable String image,
    @JsonPropertyDescription("Between how many and how many storefront pods run.") @Default("{}")
        Replicas replicas,
    @JsonPropertyDescription("Compute resources of each storefront pod.")
        @Default("requests: {cpu: 20m, memory: 32Mi}\nlimits: {cpu: 500m, memory: 128Mi}")
        Resources resources,
    @JsonPropertyDescription("Further environment variables of the storefront pods.")
        @Size(max = EnvironmentVariable.MOST)
        List<EnvironmentVariable> environment,
    @JsonPropertyDescription("How the storefront is reached.") @Default("{}") ServiceSpec service,
    @JsonPropertyDescription("Currency of all prices, an ISO 4217 code.")
        @Default("EUR")
        @Pattern(Formats.CURRENCY)
        @Size(min = 3, max = 3)
        String currency,
    @JsonPropertyDescription(
            "Languages customers may choose from: en, de and ar are spoken; the first is for those"
                + " whose browser asks for none of them.")
        @Default("[\"en\"]")
        @Size(min = 1, max = UiSpec.MOST_LOCALES)
        List<@Pattern(Formats.LOCALE) @Size(min = 2, max = 2) String> locales) {
  public static final Resources RESOURCES = Resources.of("20m", "32Mi", "500m", "128Mi");
  public static final String MINIMUM_MEMORY = "32Mi";
  public static final int MOST_LOCALES = 3;
  public static final UiSpec DEFAULT = new UiSpec(null, null, null, null, null, null, null);

  public UiSpec(
      @Nullable String image,
      @Nullable Replicas replicas,
      @Nullable Resources resources,
      @Nullable List<EnvironmentVariable> environment,
      @Nullable ServiceSpec service,
      @Nullable String currency,
      @Nullable List<String> locales) {
    this.image = image;
    this.replicas = replicas == null ? Replicas.DEFAULT : replicas;
    this.resources = resources == null ? RESOURCES : resources.filledFrom(RESOURCES);
    this.environment = environment == null ? List.of() : List.copyOf(environment);
    this.service = service == null ? ServiceSpec.DEFAULT : service;
    this.currency = currency == null ? "EUR" : currency;
    this.locales = locales == null ? List.of("en") : List.copyOf(locales);
  }
}
