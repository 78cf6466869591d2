package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  @Test
  void answersProbesApart() throws Exception {
    try (var server = new ManagementServer(0, () -> true, () -> false, () -> "")) {
      assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
      assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
      assertThat(get(server, "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void answersPrometheusInItsOwnFormat() throws Exception {
    try (var server = new ManagementServer(0, () -> true, () -> true, () -> "up 1\n")) {
      HttpResponse<String> metrics = get(server, "/metrics");

      assertThat(metrics.body()).isEqualTo("up 1\n");
      assertThat(metrics.headers().firstValue("Content-Type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
    }
  }

  private static HttpResponse<String> get(ManagementServer server, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
