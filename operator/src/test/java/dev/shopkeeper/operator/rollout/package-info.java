/// Tests of roll-outs that need no objects: when windows are open.
@NullMarked
package dev.shopkeeper.operator.rollout;

import org.jspecify.annotations.NullMarked;
