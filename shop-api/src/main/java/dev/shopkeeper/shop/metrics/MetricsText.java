package dev.shopkeeper.shop.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/// All figures of this process in the text form that Prometheus scrapes.
@Component
public final class MetricsText {

  /// The media type of the text.
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  MetricsText(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  /// Writes the figures of this moment.
  public void writeTo(OutputStream output) throws IOException {
    registry.scrape(output, CONTENT_TYPE);
  }
}
