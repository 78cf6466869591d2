/// What holds for every request: its id, its log line, the size of its body. Reads no body.
@NullMarked
package dev.shopkeeper.shop.request;

import org.jspecify.annotations.NullMarked;
