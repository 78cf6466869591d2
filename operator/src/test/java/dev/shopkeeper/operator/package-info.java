/// Tests of the operator as a whole: its settings and its boundaries.
@NullMarked
package dev.shopkeeper.operator;

import org.jspecify.annotations.NullMarked;
