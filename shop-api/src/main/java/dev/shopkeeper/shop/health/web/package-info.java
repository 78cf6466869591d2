/// The health of the shop over HTTP. Translates only.
@NullMarked
package dev.shopkeeper.shop.health.web;

import org.jspecify.annotations.NullMarked;
