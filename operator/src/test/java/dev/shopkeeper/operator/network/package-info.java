/// Tests of the network policies: which edges they open, read as a cluster reads them.
@NullMarked
package dev.shopkeeper.operator.network;

import org.jspecify.annotations.NullMarked;
