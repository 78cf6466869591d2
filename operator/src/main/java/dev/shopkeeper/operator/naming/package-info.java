/// Every name, label and annotation the operator gives, one place for each. Builds no object and
/// reads none.
@NullMarked
package dev.shopkeeper.operator.naming;

import org.jspecify.annotations.NullMarked;
