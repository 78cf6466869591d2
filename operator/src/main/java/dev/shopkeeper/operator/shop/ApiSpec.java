package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The API: products, carts and orders over HTTP.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Resources.MEMORY_GIVEN + "quantity('256Mi')) >= 0",
    fieldPath = ".resources",
    message = "limits.memory of the api must be at least 256Mi: the JVM does not start in less")
public record ApiSpec(
    @JsonPropertyDescription(
            "Image of the API, which also migrates the schema; default: the operator's own"
                + " release.")
        @Pattern(Formats.IMAGE)
        @Size(min = 1, max = 255)
        @Nullable String image,
    @JsonPropertyDescription("Between how many and how many API pods run.") @Default("{}")
        Replicas replicas,
    @JsonPropertyDescription("Compute resources of each API pod.")
        @Default("requests: {cpu: 100m, memory: 256Mi}\nlimits: {cpu: '1', memory: 512Mi}")
        Resources resources,
    @JsonPropertyDescription("Further environment variables of the API pods.")
        @Size(max = EnvironmentVariable.MOST)
        List<EnvironmentVariable> environment,
    @JsonPropertyDescription(
            "Other sites whose pages may read answers, such as https://partner.example; never with"
                + " the administrator's cookie.")
        @Size(max = ApiSpec.MOST_ORIGINS)
        List<@Pattern(Formats.ORIGIN) @Size(min = 9, max = 253) String> corsOrigins,
    @JsonPropertyDescription("How many requests one client may make of one API pod.") @Default("{}")
        RateLimitSpec rateLimit,
    @JsonPropertyDescription("Who may administrate the shop.") @Default("{}") AuthSpec auth,
    @JsonPropertyDescription(
            "Whether an order without an Idempotency-Key is refused, so that none is taken twice.")
        @Default("false")
        boolean requireIdempotencyKey) {
  public static final int MOST_ORIGINS = 20;
  public static final Resources RESOURCES = Resources.of("100m", "256Mi", "1", "512Mi");
  public static final String MINIMUM_MEMORY = "256Mi";
  public static final ApiSpec DEFAULT =
      new ApiSpec(null, null, null, null, null, null, null, false);

  public ApiSpec(
      @Nullable String image,
      @Nullable Replicas replicas,
      @Nullable Resources resources,
      @Nullable List<EnvironmentVariable> environment,
      @Nullable List<String> corsOrigins,
      @Nullable RateLimitSpec rateLimit,
      @Nullable AuthSpec auth,
      boolean requireIdempotencyKey) {
    this.image = image;
    this.replicas = replicas == null ? Replicas.DEFAULT : replicas;
    this.resources = resources == null ? RESOURCES : resources.filledFrom(RESOURCES);
    this.environment = environment == null ? List.of() : List.copyOf(environment);
    this.corsOrigins = corsOrigins == null ? List.of() : List.copyOf(corsOrigins);
    this.rateLimit = rateLimit == null ? RateLimitSpec.DEFAULT : rateLimit;
    this.auth = auth == null ? AuthSpec.DEFAULT : auth;
    this.requireIdempotencyKey = requireIdempotencyKey;
  }
}
