package dev.shopkeeper.operator.certificate;

/// A certificate (PEM) with its private key (PKCS#8 PEM); its text form leaves the key out.
public record KeyedCertificate(String certificate, String privateKey) {

  @Override
  public String toString() {
    return "KeyedCertificate[" + certificate.strip() + "]";
  }
}
