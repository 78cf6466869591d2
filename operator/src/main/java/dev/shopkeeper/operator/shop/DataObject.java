package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/// An object that holds data of the Shop and was seen in place, so that its loss is noticed.
public record DataObject(
    @JsonPropertyDescription("Kind of the object.") @Required @Size(min = 1, max = 63) String kind,
    @JsonPropertyDescription("Name of the object.") @Required @Size(min = 1, max = 63) String name,
    @JsonPropertyDescription("UID of the object when last seen.") @Required @Size(min = 1, max = 64)
        String uid) {}
