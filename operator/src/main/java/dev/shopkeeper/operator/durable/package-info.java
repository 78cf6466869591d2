/// The objects that outlive a Shop: credentials, the certificate authority, the volume; and which
/// of them may go. Never replaces one that was in place, and deletes none itself.
@NullMarked
package dev.shopkeeper.operator.durable;

import org.jspecify.annotations.NullMarked;
