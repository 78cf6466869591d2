package dev.shopkeeper.shop.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// What makes a code that nobody makes who has the database alone.
final class SealKey {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  private SealKey(SecretKey key) {
    this.key = key;
  }

  /// A key of its own for this purpose, so that no order token is ever a seal.
  static SealKey derivedFrom(SecretKey orderTokenKey) {
    Mac mac = mac(orderTokenKey);
    return new SealKey(
        new SecretKeySpec(mac.doFinal("audit seals, 1".getBytes(US_ASCII)), ALGORITHM));
  }

  /// The code, in hexadecimal digits, of what is written into it.
  String code(Consumer<CanonicalForm> content) {
    Mac mac = mac(key);
    content.accept(new CanonicalForm(mac));
    return HexFormat.of().formatHex(mac.doFinal());
  }

  private static Mac mac(SecretKey key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }
}
