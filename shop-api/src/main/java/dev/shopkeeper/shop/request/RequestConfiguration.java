package dev.shopkeeper.shop.request;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestValve() {
    return factory -> factory.addEngineValves(new RequestValve());
  }
}
