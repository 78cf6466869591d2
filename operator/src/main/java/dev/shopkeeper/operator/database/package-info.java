/// The database tier: the objects it consists of and how it fares. Knows neither the tiers after it
/// nor a client.
@NullMarked
package dev.shopkeeper.operator.database;

import org.jspecify.annotations.NullMarked;
