package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

  @Bean
  Freshness freshness() {
    return new Freshness(System::nanoTime);
  }

  @Bean
  KeptAnswers keptAnswers(
      Freshness freshness, Shelf shelf, @Value("${shop.catalog.kept}") DataSize most) {
    return new KeptAnswers(freshness, most.toBytes(), shelf::answer);
  }

  @Bean
  ChangeChannel changeChannel(Settings settings, Freshness freshness, KeptAnswers kept) {
    return new ChangeChannel(
        () -> DatabaseSource.bounded(settings.database()).getConnection(), freshness, kept);
  }
}
