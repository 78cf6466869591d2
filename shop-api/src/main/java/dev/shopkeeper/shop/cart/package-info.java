/// A guest's cart, found again by an opaque token. Reserves no stock.
@NullMarked
package dev.shopkeeper.shop.cart;

import org.jspecify.annotations.NullMarked;
