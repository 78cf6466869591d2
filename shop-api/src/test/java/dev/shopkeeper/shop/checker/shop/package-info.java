/// The shop under check: PostgreSQL on a disk of its own, two API processes, and a relay between
/// them. Does no harm of itself.
@NullMarked
package dev.shopkeeper.shop.checker.shop;

import org.jspecify.annotations.NullMarked;
