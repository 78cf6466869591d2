package dev.shopkeeper.operator.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate before it is signed.
final class CertificateDraft {
  private final X509v3CertificateBuilder builder;
  private final SecureRandom random;

  CertificateDraft(Party issuer, Party subject, Validity validity, SecureRandom random)
      throws GeneralSecurityException {
    this.random = random;
    this.builder =
        new JcaX509v3CertificateBuilder(
            issuer.name(),
            serialNumber(random),
            Date.from(validity.notBefore()),
            Date.from(validity.notAfter()),
            subject.name(),
            subject.key());
    var identifiers = new JcaX509ExtensionUtils();
    with(Extension.subjectKeyIdentifier, identifiers.createSubjectKeyIdentifier(subject.key()));
    with(Extension.authorityKeyIdentifier, identifiers.createAuthorityKeyIdentifier(issuer.key()));
  }

  CertificateDraft with(ASN1ObjectIdentifier extension, ASN1Encodable value) {
    return add(extension, false, value);
  }

  CertificateDraft withCritical(ASN1ObjectIdentifier extension, ASN1Encodable value) {
    return add(extension, true, value);
  }

  X509Certificate sign(PrivateKey key) throws GeneralSecurityException {
    try {
      var signer = new JcaContentSignerBuilder(P256.SIGNATURE).setSecureRandom(random).build(key);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("Cannot sign with this key", e);
    }
  }

  private CertificateDraft add(
      ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
    try {
      builder.addExtension(extension, critical, value);
      return this;
    } catch (CertIOException e) {
      throw new IllegalArgumentException("Cannot encode extension " + extension, e);
    }
  }

  /// 128 bits: RFC 5280 takes 20 octets at most and wants it positive; random ones never meet.
  private static BigInteger serialNumber(SecureRandom random) {
    return new BigInteger(Byte.SIZE * 16, random).setBit(0);
  }

  /// One end of a signature.
  record Party(X500Principal name, PublicKey key) {
    static Party of(X509Certificate certificate) {
      return new Party(certificate.getSubjectX500Principal(), certificate.getPublicKey());
    }
  }
}
