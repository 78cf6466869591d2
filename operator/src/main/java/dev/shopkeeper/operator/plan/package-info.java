/// The decision: from what is wanted and what is seen to what is done, in order. Does nothing
/// itself.
@NullMarked
package dev.shopkeeper.operator.plan;

import org.jspecify.annotations.NullMarked;
