/// Tests of the decision: what differs, and what is done about it.
@NullMarked
package dev.shopkeeper.operator.plan;

import org.jspecify.annotations.NullMarked;
