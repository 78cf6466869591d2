/// What Prometheus is told of the operator. Knows no Shop and no Kubernetes: the loop hands it
/// figures.
@NullMarked
package dev.shopkeeper.operator.metrics;

import org.jspecify.annotations.NullMarked;
