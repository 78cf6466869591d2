package dev.shopkeeper.operator.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The requests the API server has answered, oldest first. What was read once is kept: the log of a
/// server that lives for many tests is long.
final class AuditLog {
  /// Everything once, when answered, but for what the control plane does by itself.
  static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived, ResponseStarted]
      rules:
        - level: None
          users: ["system:apiserver"]
        - level: Metadata
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<AuditEvent> events = new ArrayList<>();
  private long end;

  AuditLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  synchronized List<AuditEvent> read() {
    String more = more();
    // The server may be in the middle of a line.
    String lines = more.substring(0, more.lastIndexOf('\n') + 1);
    lines.lines().map(AuditLog::parsed).forEach(events::add);
    end += lines.getBytes(StandardCharsets.UTF_8).length;
    return List.copyOf(events);
  }

  private String more() {
    if (!Files.exists(file)) {
      return "";
    }
    try (var log = Files.newInputStream(file)) {
      log.skipNBytes(end);
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AuditEvent parsed(String line) {
    try {
      return AuditEvent.of(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
