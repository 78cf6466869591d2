/// The bed of the integration tests: real programs as plain processes on loopback, and what plays
/// the rest of a cluster. Knows Kubernetes, not Shops.
@NullMarked
package dev.shopkeeper.operator.testing;

import org.jspecify.annotations.NullMarked;
