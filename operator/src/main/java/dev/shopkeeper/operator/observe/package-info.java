/// What is seen of a Shop's objects, and what it means for them: whose they are, how they fare.
/// Reads no cluster itself and decides no change.
@NullMarked
package dev.shopkeeper.operator.observe;

import org.jspecify.annotations.NullMarked;
