package dev.shopkeeper.shop.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/// An authority and a server certificate for one host name, as PEM files in a folder.
final class Certificates {

  private static final String PASSWORD = "changeit";

  private Certificates() {}

  static void create(Path folder, String host) throws Exception {
    Path store = folder.resolve("store.p12");
    keytool(store, "ca", "-dname", "CN=Shop test CA", "-ext", "bc:c=ca:true");
    keytool(store, "tls", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-signer", "ca");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    certificate(keys, "ca", folder.resolve("ca.crt"));
    certificate(keys, "tls", folder.resolve("tls.crt"));
    byte[] key = Objects.requireNonNull(keys.getKey("tls", PASSWORD.toCharArray())).getEncoded();
    pem(folder.resolve("tls.key"), "PRIVATE KEY", key);
  }

  private static void certificate(KeyStore keys, String alias, Path file)
      throws GeneralSecurityException, IOException {
    pem(file, "CERTIFICATE", Objects.requireNonNull(keys.getCertificate(alias)).getEncoded());
  }

  private static void pem(Path file, String type, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type));
  }

  private static void keytool(Path store, String alias, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30"));
    command.addAll(List.of(options));
    Processes.run(command);
  }
}
