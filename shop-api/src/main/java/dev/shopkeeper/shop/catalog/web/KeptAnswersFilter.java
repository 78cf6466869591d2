package dev.shopkeeper.shop.catalog.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shopkeeper.shop.catalog.CatalogRead;
import dev.shopkeeper.shop.catalog.KeptAnswers;
import dev.shopkeeper.shop.catalog.KeptAnswers.Told;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.ProductQuery;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/// Answers what can be answered from kept bytes behind every other filter and before Spring MVC,
/// whose ways cost more than the bytes. The rest goes on to the controller.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class KeptAnswersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String LISTING = "/api/products";
  private static final String PRODUCT = "/api/products/{id}";
  private static final Pattern PRODUCT_PATH = Pattern.compile("/api/products/([1-9][0-9]{0,17})");

  /// Pages are asked for in the same words again and again, and reading those costs more than an
  /// answer does.
  private static final int MOST_KNOWN = 10_000;

  private static final int LONGEST_KNOWN = 200;

  private final transient KeptAnswers kept;
  private final transient Cache<String, CatalogRead> known =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

  KeptAnswersFilter(KeptAnswers kept) {
    this.kept = kept;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CatalogRead read = read(request);
    Told told = read == null ? null : kept.atOnce(read);
    if (read == null || told == null) {
      chain.doFilter(request, response);
      return;
    }
    ServerHttpObservationFilter.findObservationContext(request)
        .ifPresent(observation -> observation.setPathPattern(pattern(read)));
    CatalogResponse.write(told, request, response);
  }

  private @Nullable CatalogRead read(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (!path.startsWith(LISTING) || !isRead(request.getMethod())) {
      return null;
    }
    if (path.length() == LISTING.length()) {
      return listing(request);
    }
    Matcher product = PRODUCT_PATH.matcher(path);
    return product.matches()
        ? new CatalogRead.OfProduct(new ProductId(Long.parseLong(product.group(1))))
        : null;
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private @Nullable CatalogRead listing(HttpServletRequest request) {
    String query = request.getQueryString();
    if (query == null) {
      return CatalogRead.ALL;
    }
    CatalogRead read = known.getIfPresent(query);
    return read == null ? newListing(query, request) : read;
  }

  private @Nullable CatalogRead newListing(String query, HttpServletRequest request) {
    try {
      var read = new CatalogRead.OfListing(ProductQuery.of(request.getParameterMap()));
      if (query.length() <= LONGEST_KNOWN) {
        known.put(query, read);
      }
      return read;
    } catch (Refusal refusal) {
      // The controller refuses it again, and Spring MVC tells why.
      return null;
    }
  }

  private static String pattern(CatalogRead read) {
    return read instanceof CatalogRead.OfProduct ? PRODUCT : LISTING;
  }
}
