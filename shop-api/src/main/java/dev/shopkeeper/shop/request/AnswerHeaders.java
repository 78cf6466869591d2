package dev.shopkeeper.shop.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What every answer tells browsers unless its call says otherwise: show it nowhere, keep it
/// nowhere.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerHeaders extends OncePerRequestFilter {

  /// Set on all answers, those of Tomcat itself included.
  static final Map<String, String> DEFAULTS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new LastSayCounts(response));
  }

  /// Spring adds a call's headers to those that are there; these two have one value.
  private static final class LastSayCounts extends HttpServletResponseWrapper {

    LastSayCounts(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addHeader(String name, String value) {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "cache-control", "content-security-policy" -> setHeader(name, value);
        default -> super.addHeader(name, value);
      }
    }
  }
}
