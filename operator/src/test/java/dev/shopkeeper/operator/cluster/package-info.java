/// Tests of the loop: on a cluster in memory, on the mock server where it is true, and on a real
/// API server.
@NullMarked
package dev.shopkeeper.operator.cluster;

import org.jspecify.annotations.NullMarked;
