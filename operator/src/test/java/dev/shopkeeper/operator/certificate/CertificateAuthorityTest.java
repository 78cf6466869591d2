package dev.shopkeeper.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final KeyedCertificate AUTHORITY =
      CertificateAuthority.create("acme-ca", NOW, RANDOM);

  @Test
  void maySignServerCertificatesAndNoFurtherAuthority() throws GeneralSecurityException {
    var certificate = Pem.certificate(AUTHORITY.certificate());

    assertThat(certificate.getBasicConstraints()).isZero();
    assertThat(certificate.getKeyUsage())
        .containsExactly(false, false, false, false, false, true, true, false, false);
    assertThat(certificate.getCriticalExtensionOIDs()).containsExactly("2.5.29.15", "2.5.29.19");
  }

  @Test
  void lastsTenYears() {
    assertThat(CertificateAuthority.expiresAt(AUTHORITY.certificate()))
        .isEqualTo("2036-02-27T07:55:00Z");
  }

  @Test
  void endsSoonFromItsLastYearOn() {
    Instant lastYear =
        CertificateAuthority.expiresAt(AUTHORITY.certificate()).minus(Duration.ofDays(365));

    assertThat(CertificateAuthority.endsSoon(AUTHORITY.certificate(), lastYear.minusSeconds(1)))
        .isFalse();
    assertThat(CertificateAuthority.endsSoon(AUTHORITY.certificate(), lastYear)).isTrue();
  }

  @Test
  void saysThatItsCertificateCannotBeRead() {
    assertThatThrownBy(() -> CertificateAuthority.expiresAt("no certificate"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("authority's certificate cannot be read");
  }

  @Test
  void refusesANameLongerThanACommonName() {
    assertThatThrownBy(() -> CertificateAuthority.create("a".repeat(65), NOW, RANDOM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 64 characters, not 65");
  }

  @Test
  void keepsItsKeyOutOfItsTextForm() {
    assertThat(AUTHORITY.toString())
        .contains("BEGIN CERTIFICATE")
        .doesNotContain("PRIVATE KEY")
        .doesNotContain(AUTHORITY.privateKey().lines().skip(1).findFirst().orElseThrow());
  }
}
