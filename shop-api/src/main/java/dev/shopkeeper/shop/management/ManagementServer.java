package dev.shopkeeper.shop.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopkeeper.shop.catalog.FirstLook;
import dev.shopkeeper.shop.health.HealthProbe;
import dev.shopkeeper.shop.metrics.MetricsText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Serves `/livez`, `/readyz` and `/metrics` to the cluster, apart from the shop's customers.
@Component
public final class ManagementServer implements SmartLifecycle {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final ApplicationAvailability availability;
  private final HealthProbe health;
  private final FirstLook catalog;
  private final MetricsText metrics;
  private final int configuredPort;
  private volatile boolean begun;
  private @Nullable HttpServer server;

  ManagementServer(
      ApplicationAvailability availability,
      HealthProbe health,
      FirstLook catalog,
      MetricsText metrics,
      @Value("${shop.management.port}") int port) {
    this.availability = availability;
    this.health = health;
    this.catalog = catalog;
    this.metrics = metrics;
    this.configuredPort = port;
  }

  /// The port it listens on.
  public int port() {
    return server == null ? configuredPort : server.getAddress().getPort();
  }

  @Override
  public void start() {
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(configuredPort), 0);
      http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      http.createContext("/", exchange -> answer(exchange, NOT_FOUND, "not found"));
      http.createContext("/livez", exchange -> answer(exchange, OK, "alive"));
      http.createContext("/readyz", this::ready);
      http.createContext("/metrics", this::metrics);
      http.start();
      server = http;
    } catch (IOException e) {
      throw new UncheckedIOException("port %d cannot be opened".formatted(configuredPort), e);
    }
  }

  /// Once it has had its database, and the catalogue from it, it stays ready without: else every
  /// replica would leave the Service at once, and with them the catalogue they keep and the answer
  /// that says when to come back.
  private void ready(HttpExchange exchange) throws IOException {
    if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
      answer(exchange, UNAVAILABLE, "starting or stopping");
      return;
    }
    begun = begun || (health.health().isUp() && catalog.isTaken());
    if (begun) {
      answer(exchange, OK, "ready");
    } else {
      answer(exchange, UNAVAILABLE, "the catalogue was not read from the database yet");
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", MetricsText.CONTENT_TYPE);
    exchange.sendResponseHeaders(OK, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      metrics.writeTo(body);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /// Opens first and closes last: the process is alive while it finishes its requests.
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
