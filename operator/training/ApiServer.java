import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// What the operator talks to while its image is built: keeps objects by their path and knows one
/// Shop. It checks nothing and runs nothing; tests use a real API server.
///
/// Arguments: a file to write its port to, key store (PKCS #12), its password, the Shop as JSON.
final class ApiServer {
  private static final String NAMED =
      "/apis?/.*/(namespaces/[^/]+/)?(?!namespaces/)[a-z]+/[^/]+(/status)?";

  private static final Set<String> NOT_APPLIED =
      Set.of(
          "apiVersion", "kind", "name", "namespace", "uid", "resourceVersion", "generation",
          "managedFields");

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();
  private final AtomicLong versions = new AtomicLong(1);
  private final Map<String, List<OutputStream>> watches = new ConcurrentHashMap<>();
  private final String shops;

  private ApiServer(ObjectNode shop) {
    String namespace = shop.path("metadata").path("namespace").asText();
    String name = shop.path("metadata").path("name").asText();
    shops = "/apis/" + shop.path("apiVersion").asText() + "/namespaces/" + namespace + "/shops/";
    store(shops + name, shop);
  }

  public static void main(String[] arguments) throws Exception {
    var keys = KeyManagerFactory.getInstance("PKIX");
    char[] password = arguments[2].toCharArray();
    keys.init(KeyStore.getInstance(Path.of(arguments[1]).toFile(), password), password);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    var server =
        new ApiServer(
            (ObjectNode) new ObjectMapper().readTree(Files.readString(Path.of(arguments[3]))));
    try (var socket =
        tls.getServerSocketFactory()
            .createServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      Files.writeString(Path.of(arguments[0]), Integer.toString(socket.getLocalPort()));
      while (true) {
        Socket client = socket.accept();
        Thread.startVirtualThread(() -> server.serve(client));
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      var in = new BufferedInputStream(client.getInputStream());
      var out = new BufferedOutputStream(client.getOutputStream());
      for (Request request = Request.read(in); request != null; request = Request.read(in)) {
        if (request.headers.containsKey("upgrade")) {
          accept(request, out);
          in.transferTo(OutputStream.nullOutputStream());
        } else {
          answer(request, out);
        }
      }
    } catch (IOException e) {
      // The client went away: its part of the training is over.
    }
  }

  /// A watch over a WebSocket.
  private void accept(Request request, OutputStream out) throws IOException {
    String key = request.headers.get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + Base64.getEncoder().encodeToString(digest)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      watches.computeIfAbsent(request.path, path -> new CopyOnWriteArrayList<>()).add(out);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(Request request, OutputStream out) throws IOException {
    ObjectNode found = objects.get(request.path.replaceFirst("/status$", ""));
    ObjectNode answer =
        switch (request.method) {
          case "POST" -> stored(request.path + "/" + name(request), request);
          case "PUT", "PATCH" -> stored(request.path.replaceFirst("/status$", ""), request);
          case "GET" -> request.path.matches(NAMED) ? found : list(request.path);
          default -> found;
        };
    byte[] body = json.writeValueAsBytes(answer == null ? missing() : answer);
    String status = answer == null ? "404 Not Found" : "200 OK";
    out.write(
        ("HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(status, body.length))
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  private String name(Request request) throws IOException {
    return json.readTree(request.body).path("metadata").path("name").asText("unnamed");
  }

  private ObjectNode stored(String path, Request request) throws IOException {
    var object = (ObjectNode) json.readTree(request.body);
    ObjectNode before = objects.get(path);
    return store(path, before == null ? object : before.setAll(object));
  }

  private ObjectNode store(String path, ObjectNode object) {
    ObjectNode metadata = object.withObject("metadata");
    if (!metadata.has("uid")) {
      metadata.put("uid", UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString());
    }
    metadata.put("resourceVersion", String.valueOf(versions.incrementAndGet()));
    metadata.put("generation", 1);
    metadata.remove("managedFields");
    ObjectNode entry = metadata.withArray("managedFields").addObject();
    entry.put("manager", "shopkeeper").put("operation", "Apply").set("fieldsV1", fields(object));
    String type = objects.put(path, object) == null ? "ADDED" : "MODIFIED";
    // Watches are of all namespaces: /apis/apps/v1/namespaces/default/deployments/acme-api is told
    // to those of /apis/apps/v1/deployments.
    String kind = path.replaceFirst("/namespaces/[^/]+", "").replaceFirst("/[^/]+$", "");
    for (OutputStream watch : watches.getOrDefault(kind, List.of())) {
      tell(watch, json.createObjectNode().put("type", type).set("object", object));
    }
    return object;
  }

  /// Every field as the operator's own; lists are owned whole.
  private ObjectNode fields(ObjectNode object) {
    ObjectNode fields = json.createObjectNode();
    object.properties().stream()
        .filter(field -> !NOT_APPLIED.contains(field.getKey()))
        .forEach(field ->
            fields.set(
                "f:" + field.getKey(),
                field.getValue() instanceof ObjectNode inner && !inner.isEmpty()
                    ? fields(inner)
                    : json.createObjectNode()));
    return fields;
  }

  /// One text frame of RFC 6455, §5.2; a server's are not masked.
  private void tell(OutputStream watch, ObjectNode event) {
    try {
      byte[] text = json.writeValueAsBytes(event);
      var frame = ByteBuffer.allocate(text.length + 10).put((byte) 0x81);
      if (text.length < 126) {
        frame.put((byte) text.length);
      } else {
        frame.put((byte) 127).putLong(text.length);
      }
      synchronized (watch) {
        watch.write(frame.put(text).array(), 0, frame.position());
        watch.flush();
      }
    } catch (IOException e) {
      // Whoever watched is gone.
    }
  }

  private ObjectNode list(String path) {
    ObjectNode list = json.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    list.withObject("metadata").put("resourceVersion", String.valueOf(versions.get()));
    var items = list.putArray("items");
    if (path.endsWith("/shops")) {
      objects.forEach((key, object) -> {
        if (key.startsWith(shops)) {
          items.add(object);
        }
      });
    }
    return list;
  }

  private ObjectNode missing() {
    return json.createObjectNode()
        .put("apiVersion", "v1")
        .put("kind", "Status")
        .put("status", "Failure")
        .put("reason", "NotFound")
        .put("code", 404);
  }

  private record Request(String method, String path, Map<String, String> headers, byte[] body) {

    static Request read(InputStream in) throws IOException {
      String[] words = line(in).split(" ");
      if (words.length < 2) {
        return null;
      }
      var headers = new HashMap<String, String>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
      return new Request(words[0], words[1].replaceFirst("\\?.*", ""), headers, body);
    }

    private static String line(InputStream in) throws IOException {
      var line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString().strip();
    }
  }
}
