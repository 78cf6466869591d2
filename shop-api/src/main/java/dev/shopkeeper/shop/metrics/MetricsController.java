package dev.shopkeeper.shop.metrics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MetricsController {

  private final MetricsText text;

  MetricsController(MetricsText text) {
    this.text = text;
  }

  @GetMapping("/metrics")
  void metrics(HttpServletResponse response) throws IOException {
    response.setContentType(MetricsText.CONTENT_TYPE);
    text.writeTo(response.getOutputStream());
  }
}
