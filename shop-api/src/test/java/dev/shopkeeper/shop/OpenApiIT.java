package dev.shopkeeper.shop;

import dev.shopkeeper.shop.testing.TestDatabase;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class OpenApiIT {
  @Test
  void dump() throws Exception {
    System.setProperty("springdoc.api-docs.enabled", "true");
    System.setProperty("springdoc.api-docs.version", "openapi_3_1");
    System.setProperty("springdoc.paths-to-match", "/api/**");
    try (RunningShop shop = RunningShop.start(TestDatabase.create(RunningShop.sharedServer()))) {
      Files.writeString(Path.of("/tmp/observe-tmp/raw.json"), shop.http().get("/v3/api-docs").text());
      Files.writeString(Path.of("/tmp/observe-tmp/metrics.txt"), shop.http().get("/metrics").text());
    }
  }
}
