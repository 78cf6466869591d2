package dev.shopkeeper.shop.request;

import org.apache.catalina.Valve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

  @Bean
  FirstValves firstValves(ObjectProvider<Valve> others) {
    return new FirstValves(others);
  }

  /// Every request gets its id before anybody may refuse it, and nobody has changed its headers
  /// yet.
  record FirstValves(ObjectProvider<Valve> others)
      implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addEngineValves(new RequestValve());
      others.orderedStream().forEach(factory::addEngineValves);
    }

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }
  }
}
