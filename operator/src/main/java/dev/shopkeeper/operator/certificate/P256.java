package dev.shopkeeper.operator.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/// The one kind of key used here: understood by every PostgreSQL and JDK, quick to make.
final class P256 {
  static final String SIGNATURE = "SHA256withECDSA";

  private P256() {}

  static KeyPair keyPair(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }
}
