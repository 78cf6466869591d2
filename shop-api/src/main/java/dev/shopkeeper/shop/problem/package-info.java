/// Turns every refusal and failure into an RFC 9457 problem. Decides no shop rule.
@NullMarked
package dev.shopkeeper.shop.problem;

import org.jspecify.annotations.NullMarked;
