package dev.shopkeeper.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the operator wrote from a moment on, as the API server's audit log has it.
///
/// Only clusters whose log is a file of this machine can be asked.
final class Audit {

  private static final String OPERATOR = "system:serviceaccount:shopkeeper-system:shopkeeper";
  private static final String CANARY = "shopkeeper-canary";
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  private final Path log;
  private final long begin;

  private Audit(Path log) throws IOException {
    this.log = log;
    this.begin = Files.size(log);
  }

  /// From now on; empty where the log cannot be read.
  static Optional<Audit> begin() {
    String file = System.getenv("AUDIT_LOG");
    if (file == null || file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Audit(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("AUDIT_LOG cannot be read: " + file, e);
    }
  }

  /// The operator's writes of anything but its Leases, as `verb resource namespace/name`.
  List<String> writes() {
    return all().filter(event -> !isLease(event)).map(Audit::title).toList();
  }

  /// How often it renewed the Lease that tells whether its loop turns.
  long renewalsOfCanary() {
    return all()
        .filter(Audit::isLease)
        .filter(event -> CANARY.equals(event.at("/objectRef/name").asText()))
        .count();
  }

  private Stream<JsonNode> all() {
    return lines()
        .lines()
        .map(Audit::parsed)
        .filter(event -> OPERATOR.equals(event.at("/user/username").asText()))
        .filter(event -> WRITES.contains(event.path("verb").asText()));
  }

  private static boolean isLease(JsonNode event) {
    return "leases".equals(event.at("/objectRef/resource").asText());
  }

  /// The server may be in the middle of a line. A log that was begun anew is read whole.
  private String lines() {
    try (InputStream file = Files.newInputStream(log)) {
      file.skipNBytes(begin <= Files.size(log) ? begin : 0);
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return Serialization.jsonMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String title(JsonNode event) {
    JsonNode object = event.path("objectRef");
    return "%s %s %s/%s"
        .formatted(
            event.path("verb").asText(),
            object.path("resource").asText(),
            object.path("namespace").asText(),
            object.path("name").asText());
  }
}
