/// Proof of the manifests in `operator/deploy`: that they install, and what they permit.
@NullMarked
package dev.shopkeeper.operator.deploy;

import org.jspecify.annotations.NullMarked;
