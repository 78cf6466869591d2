package dev.shopkeeper.shop.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls one server as a browser or a script would.
public record Http(URI base) {

  private static final HttpClient CLIENT;

  static {
    // Read once by the client, which otherwise keeps callers from naming another host.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    CLIENT = HttpClient.newHttpClient();
  }

  /// What came back.
  public record Answer(int status, HttpHeaders headers, String text) {

    /// The body read as JSON.
    public JsonNode json() {
      return JsonMapper.shared().readTree(text);
    }

    /// One header, empty when absent.
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /// The server at a port of this machine.
  public static Http local(int port) {
    return new Http(URI.create("http://127.0.0.1:" + port));
  }

  /// GET with headers as name, value, name, value.
  public Answer get(String path, String... headers) {
    return call("GET", path, null, headers);
  }

  /// POST of a JSON text.
  public Answer post(String path, String json, String... headers) {
    return call("POST", path, json, headers);
  }

  /// Any method, the body being JSON when there is one.
  public Answer call(String method, String path, @Nullable String json, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    return send(
        request.method(
            method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)),
        headers);
  }

  /// PUT of bytes that are what `type` says.
  public Answer put(String path, String type, byte[] body, String... headers) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(body)),
        headers);
  }

  /// POST without saying how long the body is.
  public Answer postChunked(String path, byte[] body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  /// POST of a user name and password.
  public Answer signIn(String user, String password, String... headers) {
    return post(
        "/api/session",
        JsonMapper.shared().writeValueAsString(Map.of("username", user, "password", password)),
        headers);
  }

  /// What a page sends after that answer: the cookie and the CSRF token.
  public static String[] session(Answer signedIn) {
    return new String[] {
      "Cookie",
      signedIn.header("Set-Cookie").replaceFirst(";.*", ""),
      "X-CSRF-Token",
      signedIn.json().get("csrfToken").stringValue()
    };
  }

  private static Answer send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var answer =
          CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
