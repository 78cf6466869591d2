/// What the process is told at start, read once from the environment and mounted files. Knows no
/// other package and keeps nothing it could not check.
@NullMarked
package dev.shopkeeper.shop.settings;

import org.jspecify.annotations.NullMarked;
