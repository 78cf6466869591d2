/// The figures of this process as Prometheus text, and those that belong to no other package. Asks
/// the database only in the background.
@NullMarked
package dev.shopkeeper.shop.metrics;

import org.jspecify.annotations.NullMarked;
