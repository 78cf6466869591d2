package dev.shopkeeper.shop.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Names every request and logs it once it is answered, those that Tomcat itself refuses included.
final class RequestValve extends ValveBase implements AccessLog {

  private static final Logger log = LoggerFactory.getLogger("access");

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String trace = TraceId.of(request.getHeader(TraceId.HEADER));
    String id = RequestId.of(request.getHeader(RequestId.HEADER), trace);
    request.setAttribute(TraceId.MEMBER, trace);
    response.setHeader(RequestId.HEADER, id);
    UsualHeaders.addTo(response);
    try (var _ = MDC.putCloseable(RequestId.MEMBER, id);
        var _ = MDC.putCloseable(TraceId.MEMBER, trace)) {
      getNext().invoke(request, response);
    }
  }

  @Override
  public void log(Request request, Response response, long nanos) {
    // A request that cannot be read is refused before it has either.
    String trace =
        request.getAttribute(TraceId.MEMBER) instanceof String known ? known : TraceId.of(null);
    String id = Objects.requireNonNullElse(response.getHeader(RequestId.HEADER), trace);
    String method = Objects.requireNonNullElse(request.getMethod(), "-");
    String path = Objects.requireNonNullElse(request.getRequestURI(), "-");
    log.atInfo()
        .addKeyValue(RequestId.MEMBER, id)
        .addKeyValue(TraceId.MEMBER, trace)
        .addKeyValue("method", method)
        .addKeyValue("path", path)
        .addKeyValue("status", response.getStatus())
        .addKeyValue("durationMs", Math.round(nanos / 1_000.0) / 1_000.0)
        .log("{} {} {}", method, path, response.getStatus());
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {
    // No attribute replaces what the connection says.
  }

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}
