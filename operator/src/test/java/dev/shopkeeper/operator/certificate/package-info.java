/// Proof of the certificates: against the JDK's own validator and against a real PostgreSQL.
@NullMarked
package dev.shopkeeper.operator.certificate;

import org.jspecify.annotations.NullMarked;
