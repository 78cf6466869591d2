/// The Shop's status: conditions and the little that is remembered. Writes nothing itself.
@NullMarked
package dev.shopkeeper.operator.status;

import org.jspecify.annotations.NullMarked;
