/// The Shop as a monitoring system sees it: what is told to Prometheus, and whether it can be.
/// Makes nothing that a Shop needs to serve.
@NullMarked
package dev.shopkeeper.operator.monitoring;

import org.jspecify.annotations.NullMarked;
