package dev.shopkeeper.operator.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// The mock server with faults to order, and with server-side apply of objects that are not there.
///
/// It does not merge: an apply to an object that exists is answered by 501, for the mock server
/// keeps no fields per manager. It does not validate, admit or default anything, and of an applied
/// status it takes the whole, whatever the resource version.
final class ApplyingMock implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Fault(Predicate<String> request, MockResponse answer) {}

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final KubernetesMockServer server;
  private final KubernetesClient client;

  ApplyingMock() {
    var responses = new HashMap<ServerRequest, Queue<ServerResponse>>();
    var crud = new KubernetesMixedDispatcher(responses);
    server =
        new KubernetesMockServer(
            new Context(JSON), new MockWebServer(), responses, over(crud), false);
    server.init();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(server.createClient().getConfiguration())
                    .withRequestTimeout((int) PATIENCE.toMillis())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
  }

  KubernetesClient client() {
    return client;
  }

  /// Requests so far as `VERB path`, without their parameters.
  List<String> requests() {
    return List.copyOf(requests);
  }

  /// From now on answers requests whose `VERB path` ends so with an error.
  void fails(String verb, String path, int code, String message) {
    String body =
        client
            .getKubernetesSerialization()
            .asJson(
                new StatusBuilder()
                    .withStatus("Failure")
                    .withCode(code)
                    .withMessage(message)
                    .build());
    faults.add(
        new Fault(matching(verb, path), new MockResponse().setResponseCode(code).setBody(body)));
  }

  /// From now on answers such requests later than anybody waits.
  void stalls(String verb, String path) {
    faults.add(
        new Fault(
            matching(verb, path),
            new MockResponse().setBody("{}").setBodyDelay(PATIENCE.multipliedBy(2))));
  }

  void works() {
    faults.clear();
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }

  private static Predicate<String> matching(String verb, String path) {
    return request -> request.startsWith(verb + " ") && request.endsWith(path);
  }

  private Dispatcher over(KubernetesMixedDispatcher crud) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String line = request.getMethod() + " " + path(request);
        requests.add(line);
        return faults.stream()
            .filter(fault -> fault.request().test(line))
            .findFirst()
            .map(Fault::answer)
            .orElseGet(() -> isApply(request) ? apply(crud, request) : crud.dispatch(request));
      }
    };
  }

  private static boolean isApply(RecordedRequest request) {
    String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
    return request.method() == HttpMethod.PATCH && type.startsWith("application/apply-patch");
  }

  private static MockResponse apply(KubernetesMixedDispatcher crud, RecordedRequest request) {
    String path = path(request);
    String body = request.getUtf8Body();
    if (path.endsWith("/status")) {
      return crud.dispatch(as(HttpMethod.PUT, path, request, body));
    }
    if (crud.dispatch(as(HttpMethod.GET, path, request, "")).code() != 404) {
      return new MockResponse()
          .setResponseCode(501)
          .setBody("The mock server cannot apply to what exists: " + path);
    }
    String collection = path.substring(0, path.lastIndexOf('/'));
    return crud.dispatch(as(HttpMethod.POST, collection, request, managed(body)));
  }

  /// The made object says which fields are whose, as a real one does.
  private static String managed(String body) {
    try {
      var object = JSON.readValue(body, GenericKubernetesResource.class);
      return JSON.writeValueAsString(Applied.over(null, object, "shopkeeper"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static RecordedRequest as(
      HttpMethod method, String path, RecordedRequest like, String body) {
    return new RecordedRequest(
        like.getHttpVersion(),
        method,
        path,
        like.getHeaders(),
        new Buffer(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String path(RecordedRequest request) {
    return request.getPath().replaceFirst("\\?.*", "");
  }
}
