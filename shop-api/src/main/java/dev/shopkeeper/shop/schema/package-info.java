/// Brings the schema and the sample catalogue into the database, and waits for them. Never used by
/// the serving process.
@NullMarked
package dev.shopkeeper.shop.schema;

import org.jspecify.annotations.NullMarked;
