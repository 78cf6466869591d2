/// The shop's API: its commands and how they are started. Holds no shop rule and no SQL.
@NullMarked
package dev.shopkeeper.shop;

import org.jspecify.annotations.NullMarked;
