package dev.shopkeeper.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<String> NAMES = List.of("acme-database", "acme-database.shop.svc");
  private static final KeyedCertificate AUTHORITY =
      CertificateAuthority.create("acme-ca", START, RANDOM);

  @Test
  void isServedValidEveryDayOfThreeYearsAndRenewedEverySixtyDays() {
    var renewals = new ArrayList<Integer>();
    KeyedCertificate served = issue(START);
    for (int day = 0; day <= 3 * 365; day++) {
      Instant now = START.plus(Duration.ofDays(day));
      if (isDue(served, now)) {
        served = issue(now);
        renewals.add(day);
      }
      Pkix.validate(served.certificate(), AUTHORITY.certificate(), now);
    }

    assertThat(renewals).isEqualTo(IntStream.rangeClosed(1, 18).mapToObj(n -> n * 60).toList());
  }

  @Test
  void failsOnDayNinetyOneWithoutARenewal() {
    KeyedCertificate served = issue(START);

    assertThatThrownBy(() ->
            Pkix.validate(
                served.certificate(), AUTHORITY.certificate(), START.plus(Duration.ofDays(91))))
        .hasMessageContaining("Not valid at 2026-05-31T08:00:00Z");
  }

  @Test
  void isRenewedAFewTimesOnlyInTheLastYearOfItsAuthority() {
    Instant end = CertificateAuthority.expiresAt(AUTHORITY.certificate());
    Instant now = end.minus(Duration.ofDays(365));
    KeyedCertificate served = issue(now);
    int renewals = 0;
    for (; now.isBefore(end); now = now.plus(Duration.ofHours(1))) {
      if (isDue(served, now)) {
        served = issue(now);
        renewals++;
      }
    }
    Pkix.validate(served.certificate(), AUTHORITY.certificate(), end);

    assertThat(renewals).isEqualTo(5);
  }

  @Test
  void isNotIssuedByAnAuthorityWhoseTimeIsOver() {
    Instant end = CertificateAuthority.expiresAt(AUTHORITY.certificate());

    assertThatThrownBy(() -> issue(end.plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The authority's certificate counts from");
  }

  @Test
  void isNotIssuedWithTheKeyOfAnotherAuthority() {
    var other = CertificateAuthority.create("acme-ca", START, RANDOM);
    var mixed = new KeyedCertificate(AUTHORITY.certificate(), other.privateKey());

    assertThatThrownBy(() -> ServerCertificate.issue(mixed, NAMES, START, RANDOM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not belong together");
  }

  @Test
  void isNotIssuedWithAKeyNobodyCanRead() {
    var unreadable = new KeyedCertificate(AUTHORITY.certificate(), "geheim");

    assertThatThrownBy(() -> ServerCertificate.issue(unreadable, NAMES, START, RANDOM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read")
        .hasStackTraceContaining("not a PKCS#8 key")
        .satisfies(failure -> assertThat(failure.getCause()).hasMessageNotContaining("geheim"));
  }

  @Test
  void isDueWhenItsNamesDiffer() {
    var served = issue(START);

    assertThat(isDue(served, List.of("acme-database"), START)).isTrue();
    assertThat(isDue(served, NAMES.reversed(), START)).isFalse();
  }

  @Test
  void isDueWhenAnotherAuthorityIsTrusted() {
    var other = CertificateAuthority.create("acme-ca", START, RANDOM);

    assertThat(
            ServerCertificate.isDue(issue(START).certificate(), other.certificate(), NAMES, START))
        .isTrue();
  }

  @Test
  void isDueWhenTheClockIsBeforeItsTime() {
    assertThat(isDue(issue(START.plus(Duration.ofDays(1))), START)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nMIIB"})
  void isDueWhenItCannotBeRead(String pem) {
    assertThat(ServerCertificate.isDue(pem, AUTHORITY.certificate(), NAMES, START)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a..b", "*.shop", "a_b", "10.0.0.1 "})
  void isNotIssuedForWhatIsNoDnsName(String name) {
    assertThatThrownBy(() -> ServerCertificate.issue(AUTHORITY, List.of(name), START, RANDOM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void isNotIssuedForNobody() {
    assertThatThrownBy(() -> ServerCertificate.issue(AUTHORITY, List.of(), START, RANDOM))
        .hasMessageContaining("at least one DNS name");
  }

  private static KeyedCertificate issue(Instant now) {
    return ServerCertificate.issue(AUTHORITY, NAMES, now, RANDOM);
  }

  private static boolean isDue(KeyedCertificate served, Instant now) {
    return isDue(served, NAMES, now);
  }

  private static boolean isDue(KeyedCertificate served, List<String> names, Instant now) {
    return ServerCertificate.isDue(served.certificate(), AUTHORITY.certificate(), names, now);
  }
}
