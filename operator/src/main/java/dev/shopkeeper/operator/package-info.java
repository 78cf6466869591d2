/// The operator's entry point and settings. Decides nothing about a Shop.
@NullMarked
package dev.shopkeeper.operator;

import org.jspecify.annotations.NullMarked;
