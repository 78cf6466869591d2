/// The cart over HTTP. Translates only.
@NullMarked
package dev.shopkeeper.shop.cart.web;

import org.jspecify.annotations.NullMarked;
