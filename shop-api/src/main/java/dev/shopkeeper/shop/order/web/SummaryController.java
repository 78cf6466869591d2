package dev.shopkeeper.shop.order.web;

import dev.shopkeeper.shop.admin.AdminOnly;
import dev.shopkeeper.shop.order.Summaries;
import dev.shopkeeper.shop.order.Summary;
import dev.shopkeeper.shop.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SummaryController {

  private final Summaries summaries;

  SummaryController(Summaries summaries) {
    this.summaries = summaries;
  }

  @AdminOnly
  @GetMapping("/api/admin/summary")
  ResponseEntity<Summary> summary(@RequestParam(name = "zone", defaultValue = "UTC") String zone) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(summaries.of(Instant.now(), zone(zone)));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Refusal.ofField("zone", "must be a time zone, such as Europe/Berlin");
    }
  }
}
