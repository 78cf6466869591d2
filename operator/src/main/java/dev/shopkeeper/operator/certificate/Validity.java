package dev.shopkeeper.operator.certificate;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The time in which a certificate counts, both ends included, in whole seconds as X.509 has them.
record Validity(Instant notBefore, Instant notAfter) {
  /// A client whose clock runs behind must accept a certificate made a moment ago.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  static Validity of(Duration life, Instant now) {
    Instant notBefore = now.truncatedTo(ChronoUnit.SECONDS).minus(CLOCK_SKEW);
    return new Validity(notBefore, notBefore.plus(life));
  }

  static Validity of(X509Certificate certificate) {
    return new Validity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  Validity within(Validity outer) {
    return new Validity(
        notBefore.isBefore(outer.notBefore) ? outer.notBefore : notBefore,
        notAfter.isAfter(outer.notAfter) ? outer.notAfter : notAfter);
  }

  boolean holdsAt(Instant now) {
    return !now.isBefore(notBefore) && !now.isAfter(notAfter);
  }

  Instant twoThirds() {
    return notBefore.plus(Duration.between(notBefore, notAfter).multipliedBy(2).dividedBy(3));
  }
}
