/// The description of the API for programs. Describes nothing itself: the file is read from the
/// code by a test.
@NullMarked
package dev.shopkeeper.shop.openapi;

import org.jspecify.annotations.NullMarked;
