/// Sessions over HTTP. Translates only.
@NullMarked
package dev.shopkeeper.shop.admin.web;

import org.jspecify.annotations.NullMarked;
