/// Amounts of money, exact to the cent. Knows no currency and no other package.
@NullMarked
package dev.shopkeeper.shop.money;

import org.jspecify.annotations.NullMarked;
