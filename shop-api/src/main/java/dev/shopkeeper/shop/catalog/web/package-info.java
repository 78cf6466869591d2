/// The catalogue over HTTP. Translates only.
@NullMarked
package dev.shopkeeper.shop.catalog.web;

import org.jspecify.annotations.NullMarked;
