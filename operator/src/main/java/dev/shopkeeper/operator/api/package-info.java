/// The API tier: the objects it consists of, its schema migration, and how both fare. Knows neither
/// the storefront nor a client.
@NullMarked
package dev.shopkeeper.operator.api;

import org.jspecify.annotations.NullMarked;
