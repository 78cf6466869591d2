/// The figures of this process as Prometheus text. Defines no figure of its own.
@NullMarked
package dev.shopkeeper.shop.metrics;

import org.jspecify.annotations.NullMarked;
