package dev.shopkeeper.shop;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  @Test
  void keepsCapabilitiesApartAndFreeOfCycles() {
    ApplicationModules.of(ShopApiApplication.class).verify();
  }
}
