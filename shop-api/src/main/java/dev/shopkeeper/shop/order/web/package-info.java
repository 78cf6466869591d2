/// Orders over HTTP. Translates only.
@NullMarked
package dev.shopkeeper.shop.order.web;

import org.jspecify.annotations.NullMarked;
