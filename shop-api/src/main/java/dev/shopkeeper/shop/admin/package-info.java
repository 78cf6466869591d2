/// Who the shop's administrator is. Keeps no session.
@NullMarked
package dev.shopkeeper.shop.admin;

import org.jspecify.annotations.NullMarked;
