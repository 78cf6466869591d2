package dev.shopkeeper.operator.testing;

import dev.shopkeeper.operator.certificate.CertificateAuthority;
import dev.shopkeeper.operator.certificate.KeyedCertificate;
import dev.shopkeeper.operator.certificate.ServerCertificate;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How the API server is known and how it knows its administrator: files of its folder.
record Credentials(Path folder, int port, String adminToken, String controllersToken) {
  static Credentials create(Path folder, int port) throws IOException {
    var random = new SecureRandom();
    Instant now = Instant.now();
    KeyedCertificate authority = CertificateAuthority.create("integration-tests", now, random);
    KeyedCertificate server = ServerCertificate.issue(authority, List.of("localhost"), now, random);
    var credentials = new Credentials(folder, port, token(), token());
    Files.writeString(credentials.authority(), authority.certificate());
    Files.writeString(credentials.serverCertificate(), server.certificate());
    Files.writeString(credentials.serverKey(), server.privateKey());
    Files.writeString(credentials.tokens(), credentials.tokensText());
    Files.writeString(credentials.kubeconfig(), credentials.kubeconfigText(credentials.adminToken));
    Files.writeString(
        credentials.controllersKubeconfig(),
        credentials.kubeconfigText(credentials.controllersToken));
    return credentials;
  }

  Path authority() {
    return folder.resolve("ca.crt");
  }

  Path serverCertificate() {
    return folder.resolve("tls.crt");
  }

  /// Also signs service-account tokens: one key is enough for a server that lives for minutes.
  Path serverKey() {
    return folder.resolve("tls.key");
  }

  Path tokens() {
    return folder.resolve("tokens.csv");
  }

  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /// Access of one account for a program, as a file.
  Path kubeconfigOf(String account, String token) throws IOException {
    return Files.writeString(folder.resolve("kubeconfig-" + account), kubeconfigText(token));
  }

  /// A user of their own, so that the audit log tells controllers from tests.
  Path controllersKubeconfig() {
    return folder.resolve("kubeconfig-controllers");
  }

  String url() {
    return "https://localhost:" + port;
  }

  Config admin() {
    return withToken(adminToken);
  }

  Config withToken(String token) {
    return base().withOauthToken(token).build();
  }

  Config impersonating(String user, List<String> groups) {
    return base()
        .withOauthToken(adminToken)
        .withImpersonateUsername(user)
        .withImpersonateGroups(groups.toArray(String[]::new))
        .build();
  }

  private ConfigBuilder base() {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(url())
        .withCaCertFile(authority().toString())
        .withRequestRetryBackoffLimit(0);
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }

  private String tokensText() {
    return """
    %s,admin,admin,system:masters
    %s,controllers,controllers,system:masters
    """
        .formatted(adminToken, controllersToken);
  }

  private String kubeconfigText(String token) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
      - name: integration-tests
        cluster: {server: "%s", certificate-authority: %s}
    users:
      - name: user
        user: {token: "%s"}
    contexts:
      - name: integration-tests
        context: {cluster: integration-tests, user: user}
    current-context: integration-tests
    """
        .formatted(url(), authority(), token);
  }
}
