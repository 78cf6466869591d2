package dev.shopkeeper.shop;

import dev.shopkeeper.shop.settings.Settings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The serving process.
@SpringBootApplication(proxyBeanMethods = false)
class ShopApiApplication {

  /// Starts serving with settings that were checked before; `arguments` are Spring's own.
  static ConfigurableApplicationContext serve(Settings settings, String... arguments) {
    return new SpringApplicationBuilder(ShopApiApplication.class)
        .initializers(context ->
            ((GenericApplicationContext) context).registerBean(Settings.class, () -> settings))
        .run(arguments);
  }
}
