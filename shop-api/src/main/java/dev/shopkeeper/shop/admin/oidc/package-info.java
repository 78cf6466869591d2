/// Bearer tokens of an issuer that the owner trusts. Calls nobody but that issuer.
@NullMarked
package dev.shopkeeper.shop.admin.oidc;

import org.jspecify.annotations.NullMarked;
