/// Connections to PostgreSQL and whether it can be reached. Holds no SQL of the shop.
@NullMarked
package dev.shopkeeper.shop.database;

import org.jspecify.annotations.NullMarked;
