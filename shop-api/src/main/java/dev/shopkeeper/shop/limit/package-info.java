/// How much the shop takes on at once, of one client and of all. Reads no body and asks no
/// database.
@NullMarked
package dev.shopkeeper.shop.limit;

import org.jspecify.annotations.NullMarked;
