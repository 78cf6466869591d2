package dev.shopkeeper.shop.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Which build of the program this is, as a figure that never changes.
@Configuration(proxyBeanMethods = false)
class BuildInfo {

  private static final String FILE = "/build.properties";

  @Bean
  Gauge buildGauge(MeterRegistry registry) throws IOException {
    var build = new Properties();
    try (InputStream file =
        Objects.requireNonNull(BuildInfo.class.getResourceAsStream(FILE), FILE)) {
      build.load(file);
    }
    return Gauge.builder("shop.build.info", () -> 1)
        .description("Always 1; its labels say which build this is")
        .tag("version", build.getProperty("version"))
        .tag("revision", build.getProperty("revision"))
        .register(registry);
  }
}
