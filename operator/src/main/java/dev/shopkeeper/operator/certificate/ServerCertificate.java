package dev.shopkeeper.operator.certificate;

import dev.shopkeeper.operator.certificate.CertificateDraft.Party;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/// The certificate a server shows: ninety days long, replaced at two thirds of its life.
public final class ServerCertificate {
  private static final Duration LIFE = Duration.ofDays(90);

  private ServerCertificate() {}

  /// Issues a certificate with a fresh key for `dnsNames`; it never outlives its authority.
  public static KeyedCertificate issue(
      KeyedCertificate authority, List<String> dnsNames, Instant now, SecureRandom random) {
    var alternativeNames = AlternativeNames.of(dnsNames);
    try {
      X509Certificate issuer = Pem.certificate(authority.certificate());
      PrivateKey issuerKey = Pem.privateKey(authority.privateKey());
      KeyPair keys = P256.keyPair(random);
      var subject = new Party(AlternativeNames.subject(dnsNames), keys.getPublic());
      var certificate =
          new CertificateDraft(Party.of(issuer), subject, validity(issuer, now), random)
              .withCritical(Extension.basicConstraints, new BasicConstraints(false))
              .withCritical(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
              .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
              .with(Extension.subjectAlternativeName, alternativeNames)
              .sign(issuerKey);
      certificate.verify(issuer.getPublicKey());
      return new KeyedCertificate(Pem.of(certificate), Pem.of(keys.getPrivate()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The authority's certificate and key cannot be read or do not belong together", e);
    }
  }

  /// Whether the served certificate is to be replaced now.
  ///
  /// One that ends together with its authority is not due for its age: a new one would last no
  /// longer, and each renewal would come sooner than the one before.
  public static boolean isDue(
      String certificatePem, String authorityPem, List<String> dnsNames, Instant now) {
    try {
      X509Certificate certificate = Pem.certificate(certificatePem);
      X509Certificate authority = Pem.certificate(authorityPem);
      return isOutOfTime(certificate, authority, now)
          || !AlternativeNames.areThoseOf(certificate, dnsNames)
          || !isSigned(certificate, authority);
    } catch (CertificateException unreadable) {
      return true;
    }
  }

  /// The instant from which a certificate is due for its age.
  public static Instant dueAt(String certificatePem) {
    try {
      return Validity.of(Pem.certificate(certificatePem)).twoThirds();
    } catch (CertificateException e) {
      throw new IllegalArgumentException("The server's certificate cannot be read", e);
    }
  }

  private static Validity validity(X509Certificate issuer, Instant now) {
    Validity authority = Validity.of(issuer);
    if (!authority.holdsAt(now)) {
      throw new IllegalArgumentException(
          "The authority's certificate counts from %s to %s, and it is %s"
              .formatted(authority.notBefore(), authority.notAfter(), now));
    }
    return Validity.of(LIFE, now).within(authority);
  }

  private static boolean isOutOfTime(
      X509Certificate certificate, X509Certificate authority, Instant now) {
    Validity validity = Validity.of(certificate);
    boolean gains = validity.notAfter().isBefore(Validity.of(authority).notAfter());
    return !validity.holdsAt(now) || (gains && !now.isBefore(validity.twoThirds()));
  }

  private static boolean isSigned(X509Certificate certificate, X509Certificate authority) {
    try {
      certificate.verify(authority.getPublicKey());
      return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException otherKey) {
      return false;
    }
  }
}
