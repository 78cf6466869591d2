package dev.shopkeeper.e2e;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A host name that no name server knows, with a certificate of its own, at the address of whoever
/// serves it. Only that certificate is trusted.
record Host(String name, Path folder) {

  /// A status and what belongs to it, as curl writes it; 000 for no answer.
  private static final String CURL = "curl -sS --max-time 5 \"$@\" 2>/dev/null || true";

  static Host certified(String name, Path folder) {
    var host = new Host(name, folder);
    Command.run(
        "",
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=" + name,
            "-addext",
            "subjectAltName=DNS:" + name,
            "-keyout",
            host.key().toString(),
            "-out",
            host.certificate().toString()));
    return host;
  }

  Secret secret(String secret) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(secret)
        .endMetadata()
        .withType("kubernetes.io/tls")
        .withData(Map.of("tls.crt", encoded(certificate()), "tls.key", encoded(key())))
        .build();
  }

  /// What the host answers at this address, written in curl's format.
  String ask(String address, String url, String format) {
    return send("", address, url, format);
  }

  /// As above, with a body for curl's standard input and more of curl's arguments.
  String send(String body, String address, String url, String format, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                CURL,
                "curl",
                "--cacert",
                certificate().toString(),
                "--connect-to",
                "::%s:".formatted(address),
                "--output",
                "/dev/null",
                "--write-out",
                format));
    command.addAll(List.of(more));
    command.add(url);
    return Command.run(body, command);
  }

  private Path certificate() {
    return folder.resolve(name + ".crt");
  }

  private Path key() {
    return folder.resolve(name + ".key");
  }

  private static String encoded(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
