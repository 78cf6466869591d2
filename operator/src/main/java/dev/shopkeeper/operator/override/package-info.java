/// What a Shop's overrides make of the objects of a tier, and what they may not: the only way to
/// objects that no field leads to. Knows no tier and decides no order.
@NullMarked
package dev.shopkeeper.operator.override;

import org.jspecify.annotations.NullMarked;
