package dev.shopkeeper.operator.database;

import io.fabric8.kubernetes.api.model.Secret;
import java.time.Instant;
import java.util.Optional;

/// The certificate the database is to show, when it is replaced, and why there is none if so.
public record IssuedCertificate(
    Optional<Secret> secret, Optional<Instant> renewal, Optional<String> problem) {
  /// While there is no authority to issue one.
  static final IssuedCertificate NONE =
      new IssuedCertificate(Optional.empty(), Optional.empty(), Optional.empty());

  static IssuedCertificate of(Secret secret, Instant renewal) {
    return new IssuedCertificate(Optional.of(secret), Optional.of(renewal), Optional.empty());
  }

  static IssuedCertificate impossible(String problem) {
    return new IssuedCertificate(Optional.empty(), Optional.empty(), Optional.of(problem));
  }
}
