package dev.shopkeeper.operator.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// Whom a certificate is made out to.
final class DistinguishedName {
  /// ub-common-name of RFC 5280, appendix A.1.
  private static final int COMMON_NAME_LIMIT = 64;

  private DistinguishedName() {}

  static X500Principal ofCommonName(String name) {
    if (name.isBlank() || name.length() > COMMON_NAME_LIMIT) {
      throw new IllegalArgumentException(
          "A common name has 1 to %d characters, not %d: '%s'"
              .formatted(COMMON_NAME_LIMIT, name.length(), name));
    }
    try {
      var builder = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name);
      return new X500Principal(builder.build().getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
