package dev.shopkeeper.operator.testing;

import dev.shopkeeper.operator.certificate.CertificateAuthority;
import dev.shopkeeper.operator.certificate.KeyedCertificate;
import dev.shopkeeper.operator.certificate.ServerCertificate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfig;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClassBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The AWS Load Balancer Controller as a process of its own, between an [ApiServer] and a
/// [SimulatedAws], installed as its chart would: definitions, class `alb`, webhooks.
public final class AwsLoadBalancerController implements AutoCloseable {
  /// Pods of a namespace with this label get readiness gates.
  public static final String GATES = "elbv2.k8s.aws/pod-readiness-gate-inject";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ApiServer api;
  private final Path program;
  private final Path folder = RunFolder.createUnder(Path.of("target", "alb-controller"));
  private final int port = LoopbackPort.free();
  private final KeyedCertificate authority;
  private final List<HasMetadata> webhooks;
  private final ChildProcess process;

  /// Starts it; its log stays in `target/alb-controller/<pid>`. The folder holds the program and
  /// what it is published with.
  public static AwsLoadBalancerController start(
      Path published, ApiServer api, SimulatedAws aws, SimulatedVpc vpc) {
    return new AwsLoadBalancerController(published, api, aws, vpc);
  }

  private AwsLoadBalancerController(
      Path published, ApiServer api, SimulatedAws aws, SimulatedVpc vpc) {
    this.api = api;
    this.program = published.resolve("controller");
    authority = CertificateAuthority.create("webhooks", Instant.now(), new SecureRandom());
    bringCertificate();
    install(published.resolve("definitions"));
    process = ChildProcess.start(folder.resolve("controller.log"), command(aws, vpc));
    Eventually.holds("the controller serves its webhooks", LIMIT, this::isReady);
    webhooks = installWebhooks(published.resolve("webhooks.yaml"));
  }

  /// The end of what it said.
  public String lastWords() {
    return process.lastWords();
  }

  /// Nobody is asked any more who does not answer.
  @Override
  public void close() {
    webhooks.forEach(webhook -> api.client().resource(webhook).delete());
    process.close();
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The controller did not start:\n" + process.lastWords());
    }
    return LoopbackPort.isListening(port);
  }

  private List<String> command(SimulatedAws aws, SimulatedVpc vpc) {
    var command = new ArrayList<String>();
    command.addAll(
        List.of(
            "/usr/bin/env",
            "AWS_ACCESS_KEY_ID=simulated",
            "AWS_SECRET_ACCESS_KEY=simulated",
            "AWS_EC2_METADATA_DISABLED=true",
            program.toString(),
            "--kubeconfig=" + api.kubeconfig(),
            "--cluster-name=" + SimulatedVpc.CLUSTER,
            "--aws-region=" + SimulatedAws.REGION,
            "--aws-vpc-id=" + vpc.id(),
            "--aws-api-endpoints=" + endpoints(aws),
            "--enable-leader-election=false",
            // moto knows neither, and no Shop asks for them.
            "--enable-shield=false",
            "--enable-waf=false",
            "--metrics-bind-addr=0",
            "--health-probe-bind-addr=127.0.0.1:" + LoopbackPort.free(),
            "--webhook-bind-port=" + port,
            "--webhook-cert-dir=" + folder));
    return command;
  }

  /// Every service that it would ask: none is looked for on the internet.
  private static String endpoints(SimulatedAws aws) {
    return Stream.of(
            "ec2",
            "elasticloadbalancing",
            "acm",
            "wafv2",
            "waf-regional",
            "shield",
            "tagging",
            "sts")
        .map(service -> service + "=" + aws.url())
        .collect(Collectors.joining(","));
  }

  private void bringCertificate() {
    KeyedCertificate certificate =
        ServerCertificate.issue(authority, List.of("localhost"), Instant.now(), new SecureRandom());
    try {
      Files.writeString(folder.resolve("tls.crt"), certificate.certificate());
      Files.writeString(folder.resolve("tls.key"), certificate.privateKey());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(Path definitions) {
    try (var files = Files.list(definitions)) {
      files.forEach(api::install);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    api.client()
        .resource(
            new IngressClassBuilder()
                .withNewMetadata()
                .withName("alb")
                .endMetadata()
                .withNewSpec()
                .withController("ingress.k8s.aws/alb")
                .endSpec()
                .build())
        .serverSideApply();
  }

  private List<HasMetadata> installWebhooks(Path manifests) {
    try (var text = Files.newInputStream(manifests)) {
      List<HasMetadata> configurations = api.client().load(text).items();
      configurations.forEach(this::aim);
      configurations.forEach(it -> api.client().resource(it).forceConflicts().serverSideApply());
      return configurations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// They are published for a Service; here is the process itself.
  private void aim(HasMetadata configuration) {
    switch (configuration) {
      case MutatingWebhookConfiguration it ->
          it.getWebhooks()
              .forEach(webhook -> {
                aim(webhook.getClientConfig());
                if (webhook.getName().startsWith("mpod.")) {
                  webhook.setNamespaceSelector(
                      new LabelSelectorBuilder().addToMatchLabels(GATES, "enabled").build());
                }
              });
      case ValidatingWebhookConfiguration it ->
          it.getWebhooks().forEach(webhook -> aim(webhook.getClientConfig()));
      default -> throw new IllegalArgumentException(configuration.getKind());
    }
  }

  private void aim(WebhookClientConfig client) {
    client.setUrl("https://localhost:" + port + client.getService().getPath());
    client.setService(null);
    client.setCaBundle(
        Base64.getEncoder()
            .encodeToString(authority.certificate().getBytes(StandardCharsets.UTF_8)));
  }
}
