package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  @Test
  void answersProbesApart() throws Exception {
    try (var server = new HealthServer(0, () -> true, () -> false)) {
      assertThat(status(server, "/livez")).isEqualTo(200);
      assertThat(status(server, "/readyz")).isEqualTo(503);
      assertThat(status(server, "/")).isEqualTo(404);
    }
  }

  private static int status(HealthServer server, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
