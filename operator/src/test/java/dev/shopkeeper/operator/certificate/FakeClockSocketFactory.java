package dev.shopkeeper.operator.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.postgresql.ssl.WrappedFactory;

/// What pgjdbc connects with when the time is not now: the chain is checked by the JDK's validator
/// as of the setting `validAt`, the host name by pgjdbc itself (`sslmode=verify-full`).
public final class FakeClockSocketFactory extends WrappedFactory {
  /// Made by pgjdbc from its connection properties.
  public FakeClockSocketFactory(Properties settings) throws GeneralSecurityException, IOException {
    String authority = Files.readString(Path.of(settings.getProperty("sslrootcert")));
    Instant at = Instant.parse(settings.getProperty("validAt"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        null, new TrustManager[] {new ValidAt(Pem.certificate(authority), at)}, new SecureRandom());
    factory = context.getSocketFactory();
  }

  private record ValidAt(X509Certificate authority, Instant at) implements X509TrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm)
        throws CertificateException {
      try {
        Pkix.validate(chain[0], authority, at);
      } catch (GeneralSecurityException e) {
        throw new CertificateException("Not valid at " + at, e);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm)
        throws CertificateException {
      throw new CertificateException("Clients show no certificate");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {authority};
    }
  }
}
