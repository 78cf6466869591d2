/// What the operator would make of a Shop, from the command line. Uses no cluster.
@NullMarked
package dev.shopkeeper.operator.render;

import org.jspecify.annotations.NullMarked;
