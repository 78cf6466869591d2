package dev.shopkeeper.shop.limit;

import dev.shopkeeper.shop.origin.TrustedProxies;
import dev.shopkeeper.shop.settings.LimitSettings;
import dev.shopkeeper.shop.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.Valve;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

  @Bean
  Valve limitValve(Settings settings, MeterRegistry meters) {
    LimitSettings limits = settings.limits();
    var rate =
        new RateLimit(limits.clientPerSecond(), limits.clientBurst(), limits.globalPerSecond());
    var proxies = new TrustedProxies(settings.access().trustedProxies());
    return new LimitValve(proxies, rate, new LoadLimit(meters), meters);
  }
}
