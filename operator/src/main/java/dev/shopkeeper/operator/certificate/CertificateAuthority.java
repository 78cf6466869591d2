package dev.shopkeeper.operator.certificate;

import dev.shopkeeper.operator.certificate.CertificateDraft.Party;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/// The authority of one Shop: made once, kept as data, it signs server certificates only.
///
/// It lasts ten years and nothing here replaces it: clients trust it from a mounted file, so a new
/// one that arrives unasked would cut running pods off their database. From [#endsSoon] on the Shop
/// is to say so; no server certificate outlives it.
public final class CertificateAuthority {
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final Duration NOTICE = Duration.ofDays(365);

  private CertificateAuthority() {}

  /// Makes a self-signed authority; `commonName` has at most 64 characters.
  public static KeyedCertificate create(String commonName, Instant now, SecureRandom random) {
    var name = DistinguishedName.ofCommonName(commonName);
    try {
      KeyPair keys = P256.keyPair(random);
      var itself = new Party(name, keys.getPublic());
      var certificate =
          new CertificateDraft(itself, itself, Validity.of(LIFE, now), random)
              .withCritical(Extension.basicConstraints, new BasicConstraints(0))
              .withCritical(
                  Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .sign(keys.getPrivate());
      return new KeyedCertificate(Pem.of(certificate), Pem.of(keys.getPrivate()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot make a certificate authority", e);
    }
  }

  /// The last instant at which certificates of this authority count.
  public static Instant expiresAt(String certificatePem) {
    try {
      return Validity.of(Pem.certificate(certificatePem)).notAfter();
    } catch (CertificateException e) {
      throw new IllegalArgumentException("The authority's certificate cannot be read", e);
    }
  }

  /// Whether the authority is in its last year: the time to plan its replacement in.
  public static boolean endsSoon(String certificatePem, Instant now) {
    return !now.isBefore(expiresAt(certificatePem).minus(NOTICE));
  }
}
