package dev.shopkeeper.shop.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ssl.WrappedFactory;

/// Trusts the authorities of one PEM text, however the file it came from changes; made by the
/// driver by name.
public final class AuthorityFactory extends WrappedFactory {

  /// Reads every certificate of the text: during a change of authority there are two.
  public AuthorityFactory(String pem) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    var certificates = new ByteArrayInputStream(pem.getBytes(US_ASCII));
    int number = 0;
    for (Certificate authority :
        CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
      trusted.setCertificateEntry("authority" + number++, authority);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    factory = context.getSocketFactory();
  }
}
