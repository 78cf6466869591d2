package dev.shopkeeper.shop.checker.verdict;

import dev.shopkeeper.shop.checker.history.Dump;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Each order, each move of one and each restock has one entry in the audit trail, which has no
/// others of these; and its chain verifies, where the API can tell.
record AuditIsComplete() implements Check {

  @Override
  public int number() {
    return 10;
  }

  @Override
  public String claim() {
    return "the audit trail is complete and verifies";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    if (evidence.facts().auditExit() != 0) {
      breaches.add("verify-audit: " + evidence.facts().auditSays());
    }
    Map<String, Long> found = new HashMap<>();
    for (Dump.Audit entry : evidence.dump().audit()) {
      if (entry.action().startsWith("order.") || entry.action().equals("product.stock")) {
        found.merge(entry.action() + " " + entry.subject(), 1L, Long::sum);
      }
    }
    Map<String, Long> wanted = wanted(evidence.dump());
    wanted.forEach((entry, count) -> {
      long times = Objects.requireNonNullElse(found.remove(entry), 0L);
      if (times != count) {
        breaches.add("%s: %d entries instead of %d".formatted(entry, times, count));
      }
    });
    found.forEach((entry, count) -> breaches.add("%s: %d entries of none".formatted(entry, count)));
    return breaches;
  }

  private static Map<String, Long> wanted(Dump dump) {
    Map<String, Long> wanted = new HashMap<>();
    for (Dump.Order order : dump.orders()) {
      String subject = " order:" + order.id();
      wanted.put("order.placed" + subject, 1L);
      if (!order.status().equals("pending")) {
        wanted.put("order." + order.status() + subject, 1L);
      }
      if (order.status().equals("completed")) {
        wanted.put("order.processing" + subject, 1L);
      }
    }
    for (Dump.Movement movement : dump.movements()) {
      if (movement.reason().equals("restock")) {
        wanted.merge("product.stock product:" + movement.product(), 1L, Long::sum);
      }
    }
    return wanted;
  }
}
