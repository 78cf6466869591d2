/// The harm that is done to a shop under check, a class each. Says what effect was seen, and never
/// guesses it.
@NullMarked
package dev.shopkeeper.shop.checker.fault;

import org.jspecify.annotations.NullMarked;
