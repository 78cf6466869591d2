package dev.shopkeeper.operator.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The requests the API server has answered, oldest first.
record AuditLog(Path file) {
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

  List<AuditEvent> read() {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      // The server may be in the middle of a line.
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(AuditLog::parsed).toList();
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
