/// Probes and figures on a port of their own, so that they answer however busy the shop is. Serves
/// nothing of the shop.
@NullMarked
package dev.shopkeeper.shop.management;

import org.jspecify.annotations.NullMarked;
