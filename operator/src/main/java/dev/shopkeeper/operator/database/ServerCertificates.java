package dev.shopkeeper.operator.database;

import dev.shopkeeper.operator.certificate.KeyedCertificate;
import dev.shopkeeper.operator.certificate.ServerCertificate;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.naming.Metadata;
import dev.shopkeeper.operator.naming.Names;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.observe.Ownership;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The certificate the database shows: kept while it is good, else issued anew.
public final class ServerCertificates {
  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";
  private static final String TRUSTED = "ca.crt";

  private ServerCertificates() {}

  public static IssuedCertificate of(
      Shop shop, Observed observed, Instant now, SecureRandom random) {
    var names = new Names(shop.name());
    Optional<KeyedCertificate> authority =
        observed
            .find(Secret.class, names.authority())
            .filter(secret -> Ownership.isDataOf(shop, secret))
            .map(secret -> new KeyedCertificate(text(secret, CERTIFICATE), text(secret, KEY)));
    Optional<Secret> served =
        observed
            .find(Secret.class, names.databaseCertificate())
            .filter(secret -> Ownership.of(shop, secret) == Ownership.OURS);
    return authority
        .map(signer -> keptOrIssued(shop, signer, served, now, random))
        .orElse(IssuedCertificate.NONE);
  }

  private static IssuedCertificate keptOrIssued(
      Shop shop,
      KeyedCertificate authority,
      Optional<Secret> served,
      Instant now,
      SecureRandom random) {
    var hosts = new Names(shop.name()).databaseHosts(shop.namespace());
    try {
      KeyedCertificate certificate =
          served
              .filter(secret -> isGood(secret, authority, hosts, now))
              .map(secret -> new KeyedCertificate(text(secret, CERTIFICATE), text(secret, KEY)))
              .orElseGet(() -> ServerCertificate.issue(authority, hosts, now, random));
      return IssuedCertificate.of(
          secret(shop, certificate, authority.certificate()),
          ServerCertificate.dueAt(certificate.certificate()));
    } catch (IllegalArgumentException e) {
      return IssuedCertificate.impossible(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isGood(
      Secret served, KeyedCertificate authority, List<String> hosts, Instant now) {
    return text(served, TRUSTED).equals(authority.certificate())
        && !text(served, KEY).isEmpty()
        && !ServerCertificate.isDue(text(served, CERTIFICATE), authority.certificate(), hosts, now);
  }

  private static Secret secret(Shop shop, KeyedCertificate certificate, String trusted) {
    var data = new TreeMap<String, String>();
    data.put(CERTIFICATE, encoded(certificate.certificate()));
    data.put(KEY, encoded(certificate.privateKey()));
    data.put(TRUSTED, encoded(trusted));
    return new SecretBuilder()
        .withMetadata(
            Metadata.owned(shop, Component.DATABASE, new Names(shop.name()).databaseCertificate()))
        .withType("kubernetes.io/tls")
        .withData(data)
        .build();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Secret secret, String key) {
    Map<String, String> data = secret.getData();
    String encoded = data == null ? "" : data.getOrDefault(key, "");
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
