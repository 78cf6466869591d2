/// What the operator would make of a Shop, from the command line. Uses no cluster: what is seen of
/// one is handed to it.
@NullMarked
package dev.shopkeeper.operator.render;

import org.jspecify.annotations.NullMarked;
