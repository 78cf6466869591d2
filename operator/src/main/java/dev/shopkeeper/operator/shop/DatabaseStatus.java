package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/// What is remembered of the database.
public record DatabaseStatus(
    @JsonPropertyDescription(
            "Whether the database was ever seen healthy; from then on an empty volume is refused.")
        boolean initialised) {
  static final DatabaseStatus EMPTY = new DatabaseStatus(false);
}
