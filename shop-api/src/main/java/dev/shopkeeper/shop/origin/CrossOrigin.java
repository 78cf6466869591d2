package dev.shopkeeper.shop.origin;

import dev.shopkeeper.shop.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets pages of the listed origins read answers; never with cookies.
///
/// Spring's own compares schemes, and so takes the shop's own pages for strangers behind a proxy
/// that ends TLS.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CrossOrigin extends OncePerRequestFilter {

  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
  private static final String SENT =
      "Authorization, Cart-Token, Content-Type, Idempotency-Key, If-Match, If-None-Match,"
          + " Order-Token, X-Request-Id";
  private static final String SEEN =
      "Age, ETag, Idempotency-Replayed, Link, Location, Retry-After, X-Request-Id";
  private static final String TEN_MINUTES = "600";

  private final Set<String> origins;

  CrossOrigin(Settings settings) {
    this.origins = Set.copyOf(settings.access().corsOrigins());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return origins.isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
    boolean listed = origin != null && origins.contains(origin);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (listed) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SEEN);
    }
    if (isPreflight(request)) {
      preflight(response, listed);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return HttpMethod.OPTIONS.matches(request.getMethod())
        && request.getHeader(HttpHeaders.ORIGIN) != null
        && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
  }

  private static void preflight(HttpServletResponse response, boolean listed) {
    response.setStatus(HttpStatus.NO_CONTENT.value());
    if (listed) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TEN_MINUTES);
    }
  }
}
