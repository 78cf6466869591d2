package dev.shopkeeper.shop.limit;

import dev.shopkeeper.shop.origin.TrustedProxies;
import dev.shopkeeper.shop.problem.ProblemText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/// Refuses what is too much before anything of it is read: no JSON, no session, no database.
final class LimitValve extends ValveBase {

  private static final String RETRY_AFTER_SECONDS = "1";

  private final TrustedProxies proxies;
  private final RateLimit rate;
  private final LoadLimit load;
  private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);

  LimitValve(TrustedProxies proxies, RateLimit rate, LoadLimit load, MeterRegistry meters) {
    this.proxies = proxies;
    this.rate = rate;
    this.load = load;
    for (Reason reason : Reason.values()) {
      refused.put(
          reason,
          Counter.builder("shop.requests.refused")
              .description("Requests not let in, by reason")
              .tag("reason", reason.tag())
              .register(meters));
    }
    Gauge.builder("shop.rate.limit.clients", rate::remembered)
        .description("Clients whose requests are counted")
        .register(meters);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String path = request.getRequestURI();
    if (path == null || path.equals("/api/health") || path.equals("/metrics")) {
      getNext().invoke(request, response);
      return;
    }
    Reason reason = rate.take(ClientKey.of(proxies.client(request)));
    if (reason == null) {
      reason = letIn(Lane.of(request.getMethod(), path), request, response);
    }
    if (reason != null) {
      refuse(reason, response);
    }
  }

  private @Nullable Reason letIn(Lane lane, Request request, Response response)
      throws IOException, ServletException {
    if (!load.enter(lane)) {
      return Reason.OVERLOAD;
    }
    try {
      getNext().invoke(request, response);
      return null;
    } finally {
      load.leave(lane);
    }
  }

  private void refuse(Reason reason, Response response) throws IOException {
    Counter counter = refused.get(reason);
    if (counter != null) {
      counter.increment();
    }
    byte[] body = ProblemText.of(reason.type(), reason.detail());
    response.setStatus(reason.status());
    response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
