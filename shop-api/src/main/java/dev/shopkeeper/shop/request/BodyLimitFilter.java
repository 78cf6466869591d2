package dev.shopkeeper.shop.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads no more of a body than a request of the shop can need, announced or not.
@Component
final class BodyLimitFilter extends OncePerRequestFilter {

  /// Fifty order lines take about 3 kB, the longest product description 10,000 characters.
  static final long LIMIT = 64 * 1024;

  /// The one call that takes a picture.
  static final long PICTURE_LIMIT = 512 * 1024;

  private static final Pattern PICTURE = Pattern.compile("/api/products/[0-9]+/image");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new LimitedRequest(request, limit(request)), response);
  }

  private static long limit(HttpServletRequest request) {
    return "PUT".equals(request.getMethod()) && PICTURE.matcher(request.getRequestURI()).matches()
        ? PICTURE_LIMIT
        : LIMIT;
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {

    private final long limit;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (getContentLengthLong() > limit) {
        throw new BodyTooLarge(limit);
      }
      return new LimitedInputStream(super.getInputStream(), limit);
    }
  }
}
