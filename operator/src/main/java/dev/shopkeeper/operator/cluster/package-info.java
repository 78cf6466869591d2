/// The one room that speaks to Kubernetes: it watches, reads, writes, and runs the loop. Decides
/// nothing about what should exist, and knows no tier.
@NullMarked
package dev.shopkeeper.operator.cluster;

import org.jspecify.annotations.NullMarked;
