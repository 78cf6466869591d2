/// Signing in by the local account, and the sessions that come of it. Keeps no password.
@NullMarked
package dev.shopkeeper.shop.admin.session;

import org.jspecify.annotations.NullMarked;
