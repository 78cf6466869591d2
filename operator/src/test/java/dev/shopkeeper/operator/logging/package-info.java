/// Tests of the log.
@NullMarked
package dev.shopkeeper.operator.logging;

import org.jspecify.annotations.NullMarked;
