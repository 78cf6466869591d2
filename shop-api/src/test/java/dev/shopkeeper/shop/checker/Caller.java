package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.history.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// Sends a request once, and never again of itself.
record Caller(HttpClient client, List<URI> replicas) {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /// What is to be sent.
  record Request(String method, String path, String body, Map<String, String> headers) {}

  static Caller to(List<URI> replicas) {
    return new Caller(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build(),
        replicas);
  }

  /// What came back, if anything did.
  Answer send(int replica, Request request) throws InterruptedException {
    try {
      HttpResponse<String> response = client.send(build(replica, request), BodyHandlers.ofString());
      return Answers.read(response.statusCode(), response.body());
    } catch (IOException | JacksonException e) {
      return Answer.none(e.getClass().getSimpleName());
    }
  }

  private HttpRequest build(int replica, Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(replicas.get(replica).resolve(request.path()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(request.method(), BodyPublishers.ofString(request.body()));
    request.headers().forEach(builder::header);
    return builder.build();
  }
}
