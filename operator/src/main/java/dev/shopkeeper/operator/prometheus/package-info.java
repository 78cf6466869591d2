/// The one kind of the Prometheus operator that a Shop uses, as its CustomResourceDefinition has
/// it. Knows no Shop.
@NullMarked
package dev.shopkeeper.operator.prometheus;

import org.jspecify.annotations.NullMarked;
