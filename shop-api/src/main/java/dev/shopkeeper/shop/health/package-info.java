/// Whether the shop can do its work. Repairs nothing.
@NullMarked
package dev.shopkeeper.shop.health;

import org.jspecify.annotations.NullMarked;
