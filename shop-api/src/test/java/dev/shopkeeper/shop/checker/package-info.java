/// The order checker's program: drives clients and faults against a shop, and has the history
/// judged. Knows no rule of what is right.
@NullMarked
package dev.shopkeeper.shop.checker;

import org.jspecify.annotations.NullMarked;
