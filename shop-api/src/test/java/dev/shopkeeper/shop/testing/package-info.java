/// What integration tests stand on: a real PostgreSQL, the real server, plain HTTP. Asserts
/// nothing.
@NullMarked
package dev.shopkeeper.shop.testing;

import org.jspecify.annotations.NullMarked;
