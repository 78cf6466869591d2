/// Tests of what Prometheus is told.
@NullMarked
package dev.shopkeeper.operator.metrics;

import org.jspecify.annotations.NullMarked;
