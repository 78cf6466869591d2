/// What the process is told at start, read once from the environment and mounted files. Knows no
/// other package but the log, which must not show them, and keeps nothing it could not check.
@NullMarked
package dev.shopkeeper.shop.settings;

import org.jspecify.annotations.NullMarked;
