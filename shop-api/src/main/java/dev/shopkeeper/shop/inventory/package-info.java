/// What the shop has of each product: restocked and corrected, never below nothing. Knows no order.
@NullMarked
package dev.shopkeeper.shop.inventory;

import org.jspecify.annotations.NullMarked;
