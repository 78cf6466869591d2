/// Certificates of a Shop: its authority and the server certificate that authority signs.
///
/// Pure: time and randomness are arguments; no client, no clock, no environment, no logging.
@NullMarked
package dev.shopkeeper.operator.certificate;

import org.jspecify.annotations.NullMarked;
