package dev.shopkeeper.operator.naming;

import java.util.List;

/// The names of the objects of one Shop. A Shop's name has at most 40 characters, so each of these
/// has at most 63.
public record Names(String shop) {
  public String database() {
    return shop + "-database";
  }

  public String databaseOwner() {
    return shop + "-database-owner";
  }

  public String databaseLogin() {
    return shop + "-database-login";
  }

  public String databaseCertificate() {
    return shop + "-database-tls";
  }

  /// Numbered, so that a restore can bring another volume beside it.
  public String databaseVolume() {
    return shop + "-database-0";
  }

  public String authority() {
    return shop + "-ca";
  }

  public String admin() {
    return shop + "-admin";
  }

  public String orderToken() {
    return shop + "-order-token";
  }

  public String api() {
    return shop + "-api";
  }

  public String apiMetrics() {
    return shop + "-api-metrics";
  }

  public String migration(String revision) {
    return shop + "-migration-" + revision;
  }

  public String revision(String hash) {
    return shop + "-" + hash;
  }

  public String ui() {
    return shop + "-ui";
  }

  public String uiMetrics() {
    return shop + "-ui-metrics";
  }

  public String edge() {
    return shop + "-edge";
  }

  /// Where cert-manager puts the certificate of the edge.
  public String edgeCertificate() {
    return shop + "-edge-tls";
  }

  /// Of what concerns every pod of the Shop.
  public String everyPod() {
    return shop;
  }

  public String migration() {
    return shop + "-migration";
  }

  public String backup() {
    return shop + "-backup";
  }

  /// The names under which the database is reached, and thus those its certificate is for.
  public List<String> databaseHosts(String namespace) {
    return List.of(
        database(),
        database() + "." + namespace,
        database() + "." + namespace + ".svc",
        database() + "." + namespace + ".svc.cluster.local",
        "localhost");
  }
}
