/// Which revision of a Shop its pods are made by: when it advances, when it goes back, when it
/// stays. Renders nothing and knows no tier but by its component.
@NullMarked
package dev.shopkeeper.operator.rollout;

import org.jspecify.annotations.NullMarked;
