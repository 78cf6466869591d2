/// Who may speak to whom: everything is closed, and each edge that a Shop needs is opened by name.
/// Knows pods by their labels only, and no object of a tier.
@NullMarked
package dev.shopkeeper.operator.network;

import org.jspecify.annotations.NullMarked;
