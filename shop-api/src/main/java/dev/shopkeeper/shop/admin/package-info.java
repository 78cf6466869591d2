/// Who the shop's administrator is, by session or bearer token. Knows no call that needs one.
@NullMarked
package dev.shopkeeper.shop.admin;

import org.jspecify.annotations.NullMarked;
