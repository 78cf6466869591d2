/// The storefront tier: the objects it consists of, how it fares and where it is reached. Knows no
/// client.
@NullMarked
package dev.shopkeeper.operator.ui;

import org.jspecify.annotations.NullMarked;
