package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// The volume of the database. It may grow; it may neither shrink nor move.
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "quantity(self.size).compareTo(quantity(oldSelf.size)) >= 0",
    fieldPath = ".size",
    message = "storage may not shrink: that would destroy data; give the present size or more")
@ValidationRule(
    value =
        "has(self.className) == has(oldSelf.className) && (!has(self.className) || self.className"
            + " == oldSelf.className)",
    message = "className is immutable: a volume cannot change its storage class")
@ValidationRule(
    value =
        "has(self.volumeName) == has(oldSelf.volumeName) && (!has(self.volumeName) ||"
            + " self.volumeName == oldSelf.volumeName)",
    message =
        "volumeName is immutable: a claim stays with its volume; delete the Shop, which keeps its"
            + " data, and make it anew with the other volume")
@ValidationRule(
    value = "quantity(self.size).compareTo(quantity('" + StorageSpec.SMALLEST + "')) >= 0",
    fieldPath = ".size",
    message = "storage must be at least 256Mi: an empty database takes a fifth of that")
public record StorageSpec(
    @JsonPropertyDescription("Size of the volume. It may grow later, but never shrink.")
        @Default("20Gi")
        @Pattern(Formats.STORAGE)
        @Size(min = 3, max = 8)
        String size,
    @JsonPropertyDescription(
            "StorageClass of the volume, immutable; default: the cluster's default class.")
        @Pattern(Formats.DNS_SUBDOMAIN)
        @Size(min = 1, max = 253)
        @Nullable String className,
    @JsonPropertyDescription(
            "PersistentVolume to take up, immutable: one that an earlier Shop left, with the"
                + " database on it. Default: a new and empty volume.")
        @Pattern(Formats.DNS_SUBDOMAIN)
        @Size(min = 1, max = 253)
        @Nullable String volumeName) {
  public static final String SMALLEST = "256Mi";
  public static final StorageSpec DEFAULT = new StorageSpec(null, null, null);

  public StorageSpec(
      @Nullable String size, @Nullable String className, @Nullable String volumeName) {
    this.size = size == null ? "20Gi" : size;
    this.className = className;
    this.volumeName = volumeName;
  }
}
