package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// Compute resources of a pod: what it is promised and what it may take at most.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || !has(self.requests.cpu) ||"
            + " !has(self.limits.cpu) ||"
            + " quantity(self.requests.cpu).compareTo(quantity(self.limits.cpu)) <= 0",
    fieldPath = ".requests",
    message = "requests.cpu must not exceed limits.cpu")
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || !has(self.requests.memory) ||"
            + " !has(self.limits.memory) ||"
            + " quantity(self.requests.memory).compareTo(quantity(self.limits.memory)) <= 0",
    fieldPath = ".requests",
    message = "requests.memory must not exceed limits.memory")
public record Resources(
    @JsonPropertyDescription("What each pod is promised.") Amounts requests,
    @JsonPropertyDescription("What each pod may take at most.") Amounts limits) {
  /// How the CEL rules of the tiers begin that set a floor under `limits.memory`.
  static final String MEMORY_GIVEN =
      "!has(self.resources) || !has(self.resources.limits) || !has(self.resources.limits.memory) ||"
          + " quantity(self.resources.limits.memory).compareTo(";

  public Resources(@Nullable Amounts requests, @Nullable Amounts limits) {
    this.requests = requests == null ? Amounts.NONE : requests;
    this.limits = limits == null ? Amounts.NONE : limits;
  }

  static Resources of(
      String requestedCpu, String requestedMemory, String cpuLimit, String memoryLimit) {
    return new Resources(
        new Amounts(requestedCpu, requestedMemory), new Amounts(cpuLimit, memoryLimit));
  }

  /// These resources, with what is left out taken from the defaults. A default never contradicts
  /// what was given: a missing request stays below the limit, a missing limit above the request.
  Resources filledFrom(Resources defaults) {
    return new Resources(
        new Amounts(
            Quantities.lesser(requests.cpu(), defaults.requests.cpu(), limits.cpu()),
            Quantities.lesser(requests.memory(), defaults.requests.memory(), limits.memory())),
        new Amounts(
            Quantities.greater(limits.cpu(), defaults.limits.cpu(), requests.cpu()),
            Quantities.greater(limits.memory(), defaults.limits.memory(), requests.memory())));
  }
}
