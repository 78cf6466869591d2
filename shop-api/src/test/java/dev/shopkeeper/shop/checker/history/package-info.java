/// What a run of the order checker leaves behind, and how it is read again. Judges nothing.
@NullMarked
package dev.shopkeeper.shop.checker.history;

import org.jspecify.annotations.NullMarked;
