/// What a user of a cluster with the operator sees. Knows the product by its manifests, its URL and
/// its database only, never by its classes.
@NullMarked
package dev.shopkeeper.e2e;

import org.jspecify.annotations.NullMarked;
