/// The Shop custom resource: its fields, their bounds and defaults, and the rules between them.
/// Knows nothing of the objects a Shop becomes and calls no client.
@NullMarked
package dev.shopkeeper.operator.shop;

import org.jspecify.annotations.NullMarked;
