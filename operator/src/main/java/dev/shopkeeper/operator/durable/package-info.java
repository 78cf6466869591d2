/// The objects that outlive a Shop: credentials, the certificate authority, the volume. Never
/// replaces one that was in place, and deletes none.
@NullMarked
package dev.shopkeeper.operator.durable;

import org.jspecify.annotations.NullMarked;
