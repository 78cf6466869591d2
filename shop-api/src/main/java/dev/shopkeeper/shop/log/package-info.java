/// The form of a log line: one JSON object. Decides not what is logged.
@NullMarked
package dev.shopkeeper.shop.log;

import org.jspecify.annotations.NullMarked;
