/// Stock over HTTP. Translates only.
@NullMarked
package dev.shopkeeper.shop.inventory.web;

import org.jspecify.annotations.NullMarked;
