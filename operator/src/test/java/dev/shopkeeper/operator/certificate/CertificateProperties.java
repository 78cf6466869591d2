package dev.shopkeeper.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class CertificateProperties {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long YEAR_1970 = 0;
  private static final long YEAR_9980 = 252_770_000_000L;
  private static final int DAY = 86_400;
  private static final int AUTHORITY_DAYS = 3650;

  @Property(tries = 200)
  void aChainIsValidAtAnyInstantForAnyNames(
      @ForAll @LongRange(min = YEAR_1970, max = YEAR_9980) long second,
      @ForAll("dnsNames") List<String> names)
      throws GeneralSecurityException {
    Instant now = Instant.ofEpochSecond(second);
    var authority = CertificateAuthority.create("acme-ca", now, RANDOM);
    var server = ServerCertificate.issue(authority, names, now, RANDOM);

    for (Instant at : List.of(now, now.plusSeconds(1), now.plus(Duration.ofDays(89)))) {
      Pkix.validate(server.certificate(), authority.certificate(), at);
    }
    assertThat(AlternativeNames.areThoseOf(Pem.certificate(server.certificate()), names)).isTrue();
    assertThat(due(server, authority, names, now)).isFalse();
  }

  @Property(tries = 200)
  void aCertificateIsDueAtTwoThirdsOfItsLifeAndLongBeforeItsEnd(
      @ForAll @LongRange(min = 0, max = (AUTHORITY_DAYS - 91L) * DAY) long age,
      @ForAll("dnsNames") List<String> names)
      throws GeneralSecurityException {
    Instant birth = Instant.parse("2026-01-01T00:00:00Z");
    Instant now = birth.plusSeconds(age);
    var authority = CertificateAuthority.create("acme-ca", birth, RANDOM);
    var server = ServerCertificate.issue(authority, names, now, RANDOM);
    Instant dueAt = ServerCertificate.dueAt(server.certificate());

    assertThat(due(server, authority, names, dueAt.minusSeconds(1))).isFalse();
    assertThat(due(server, authority, names, dueAt)).isTrue();
    assertThat(Duration.between(dueAt, end(server))).isEqualTo(Duration.ofDays(30));
  }

  @Property(tries = 200)
  void aCertificateNeverOutlivesItsAuthority(
      @ForAll @LongRange(min = 0, max = AUTHORITY_DAYS * (long) DAY - 300) long age)
      throws GeneralSecurityException {
    Instant birth = Instant.parse("2026-01-01T00:00:00Z");
    var authority = CertificateAuthority.create("acme-ca", birth, RANDOM);
    var names = List.of("acme-database");
    var server = ServerCertificate.issue(authority, names, birth.plusSeconds(age), RANDOM);

    Pkix.validate(server.certificate(), authority.certificate(), birth.plusSeconds(age));
    assertThat(end(server))
        .isBeforeOrEqualTo(CertificateAuthority.expiresAt(authority.certificate()));
  }

  @Property(tries = 100)
  void aClockThatLooksOnceInThirtyDaysNeverServesAnExpiredCertificate(
      @ForAll @LongRange(min = YEAR_1970, max = YEAR_9980) long second,
      @ForAll("pauses") List<Integer> pausesInDays) {
    Instant now = Instant.ofEpochSecond(second);
    var names = List.of("acme-database", "acme-database.shop.svc");
    var authority = CertificateAuthority.create("acme-ca", now, RANDOM);
    var server = ServerCertificate.issue(authority, names, now, RANDOM);

    for (int pause : pausesInDays) {
      now = now.plus(Duration.ofDays(pause));
      Pkix.validate(server.certificate(), authority.certificate(), now);
      if (due(server, authority, names, now)) {
        server = ServerCertificate.issue(authority, names, now, RANDOM);
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> pauses() {
    return Arbitraries.integers().between(1, 29).list().ofMinSize(20).ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<String>> dnsNames() {
    Arbitrary<String> label =
        Arbitraries.strings()
            .withChars("abcdefghijklmnopqrstuvwxyz0123456789-")
            .ofMinLength(1)
            .ofMaxLength(63)
            .filter(text -> !text.startsWith("-") && !text.endsWith("-"));
    return label
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(labels -> String.join(".", labels))
        .filter(name -> name.length() <= 253)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static boolean due(
      KeyedCertificate server, KeyedCertificate authority, List<String> names, Instant now) {
    return ServerCertificate.isDue(server.certificate(), authority.certificate(), names, now);
  }

  private static Instant end(KeyedCertificate server) throws GeneralSecurityException {
    return Validity.of(Pem.certificate(server.certificate())).notAfter();
  }
}
