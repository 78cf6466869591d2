/// The record of what was done to the shop, and by whom. Says nothing of customers but their
/// orders' numbers.
@NullMarked
package dev.shopkeeper.shop.audit;

import org.jspecify.annotations.NullMarked;
