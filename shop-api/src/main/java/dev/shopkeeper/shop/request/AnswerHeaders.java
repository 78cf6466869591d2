package dev.shopkeeper.shop.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a call say in its own headers what it will instead of the usual ones.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerHeaders extends OncePerRequestFilter {

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
