package dev.shopkeeper.shop.health.web;

import dev.shopkeeper.shop.health.Health;
import dev.shopkeeper.shop.health.HealthProbe;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthController {

  private final HealthProbe probe;

  HealthController(HealthProbe probe) {
    this.probe = probe;
  }

  @GetMapping("/api/health")
  ResponseEntity<Health> health() {
    Health health = probe.health();
    HttpStatus status = health.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(health);
  }
}
