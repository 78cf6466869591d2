/// The edge of a Shop: the Ingress by which a host name leads to its storefront, and how it fares.
/// Knows no client, and no object of a tier but its name.
@NullMarked
package dev.shopkeeper.operator.edge;

import org.jspecify.annotations.NullMarked;
