/// Orders: placed all or nothing, never oversold. Trusts no price but the database's.
@NullMarked
package dev.shopkeeper.shop.order;

import org.jspecify.annotations.NullMarked;
