/// Pieces of pods that every tier shares: security, probes, resources, volumes. Knows no tier.
@NullMarked
package dev.shopkeeper.operator.workload;

import org.jspecify.annotations.NullMarked;
