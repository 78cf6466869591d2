/// Tests of the names.
@NullMarked
package dev.shopkeeper.operator.naming;

import org.jspecify.annotations.NullMarked;
