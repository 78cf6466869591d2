package dev.shopkeeper.operator.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// The DNS names a server certificate is good for: RFC 1123, in lower case as Kubernetes has them.
final class AlternativeNames {
  private static final int LIMIT = 253;
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  private AlternativeNames() {}

  static GeneralNames of(List<String> dnsNames) {
    if (dnsNames.isEmpty()) {
      throw new IllegalArgumentException("A server certificate needs at least one DNS name");
    }
    return new GeneralNames(
        dnsNames.stream()
            .map(name -> new GeneralName(GeneralName.dNSName, checked(name)))
            .toArray(GeneralName[]::new));
  }

  /// The first label of the first name: short enough for a common name, which only people read.
  static X500Principal subject(List<String> dnsNames) {
    String name = dnsNames.getFirst();
    int dot = name.indexOf('.');
    return DistinguishedName.ofCommonName(dot < 0 ? name : name.substring(0, dot));
  }

  static boolean areThoseOf(X509Certificate certificate, List<String> dnsNames)
      throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names != null
        && Set.<Object>copyOf(names)
            .equals(
                dnsNames.stream()
                    .map(name -> List.of(GeneralName.dNSName, name))
                    .collect(Collectors.toSet()));
  }

  private static String checked(String name) {
    if (name.length() > LIMIT || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a DNS name in lower case: '%s'".formatted(name));
    }
    return name;
  }
}
