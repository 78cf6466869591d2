/// Tests of the overrides.
@NullMarked
package dev.shopkeeper.operator.override;

import org.jspecify.annotations.NullMarked;
