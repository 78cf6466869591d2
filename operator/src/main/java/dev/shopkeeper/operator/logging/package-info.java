/// The operator's log: one JSON object a line. Knows nothing of Shops.
@NullMarked
package dev.shopkeeper.operator.logging;

import org.jspecify.annotations.NullMarked;
