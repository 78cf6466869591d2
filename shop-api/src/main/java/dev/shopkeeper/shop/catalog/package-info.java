/// The products of the shop and their pictures. Changes no stock for an order.
@NullMarked
package dev.shopkeeper.shop.catalog;

import org.jspecify.annotations.NullMarked;
