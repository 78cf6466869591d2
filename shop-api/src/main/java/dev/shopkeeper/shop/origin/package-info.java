/// Where a request comes from: its scheme, its client, and the site that sends it. Knows no login.
@NullMarked
package dev.shopkeeper.shop.origin;

import org.jspecify.annotations.NullMarked;
