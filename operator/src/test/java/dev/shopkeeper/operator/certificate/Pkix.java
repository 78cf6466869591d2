package dev.shopkeeper.operator.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// The JDK's certification path validation (RFC 5280), asked as of any instant.
final class Pkix {
  private Pkix() {}

  static void validate(String certificatePem, String authorityPem, Instant at) {
    try {
      validate(Pem.certificate(certificatePem), Pem.certificate(authorityPem), at);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Not valid at %s: %s".formatted(at, e.getMessage()), e);
    }
  }

  /// The validator itself never asks whether the anchor is still in time.
  static void validate(X509Certificate certificate, X509Certificate authority, Instant at)
      throws GeneralSecurityException {
    authority.checkValidity(Date.from(at));
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
    parameters.setDate(Date.from(at));
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX").validate(path(certificate), parameters);
  }

  private static CertPath path(X509Certificate certificate) throws CertificateException {
    return CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
  }
}
