/// Tests of what is rendered: golden files, the command, and that every field of the spec counts.
@NullMarked
package dev.shopkeeper.operator.render;

import org.jspecify.annotations.NullMarked;
