package dev.shopkeeper.shop.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/// Something the shop sold until `removedAt`, as it was then but for stock that came back since.
public record RemovedProduct(@JsonUnwrapped Product product, Instant removedAt) {}
