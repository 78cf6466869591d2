package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.database.DatabaseLogin;
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
  ChangeChannel changeChannel(DatabaseLogin login, Freshness freshness, KeptAnswers kept) {
    return new ChangeChannel(login, freshness, kept);
  }
}
