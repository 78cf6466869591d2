package dev.shopkeeper.e2e;

import java.time.Duration;

/// A Shop's PostgreSQL, asked from inside its own container.
record Database(Shop shop) {

  private static final String PIDFILE = "/var/lib/postgresql/data/pgdata/postmaster.pid";

  /// The one value that a query answers, as text.
  String value(String sql) {
    return run("psql", "-XAtq", "-d", "ecommerce", "-c", sql).strip();
  }

  String pod() {
    return shop.name() + "-database-0";
  }

  String podUid() {
    var pod = shop.client().pods().inNamespace(shop.namespace()).withName(pod()).get();
    return pod == null ? "" : pod.getMetadata().getUid();
  }

  int restarts() {
    return shop.client()
        .pods()
        .inNamespace(shop.namespace())
        .withName(pod())
        .require()
        .getStatus()
        .getContainerStatuses()
        .getFirst()
        .getRestartCount();
  }

  /// Takes the server down as a crash would, and waits until the kubelet has noticed.
  void crash() {
    int before = restarts();
    run("bash", "-c", "kill -9 $(head -1 " + PIDFILE + ")");
    Eventually.holds(
        "the database container restarts", Duration.ofMinutes(1), () -> restarts() > before);
  }

  private String run(String... command) {
    return new Container(shop.client(), shop.namespace(), pod(), "postgres").run(command);
  }
}
