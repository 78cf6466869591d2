package dev.shopkeeper.operator.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// AWS on loopback, as moto simulates it, for as long as this is open.
public final class SimulatedAws implements AutoCloseable {
  public static final String REGION = "eu-central-1";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = LoopbackPort.free();
  private final ChildProcess process;

  /// Starts it; its log stays in `target/simulated-aws/<pid>`.
  public static SimulatedAws start(Path program) {
    var aws = new SimulatedAws(program);
    Eventually.holds("AWS is simulated", LIMIT, aws::isReady);
    return aws;
  }

  private SimulatedAws(Path program) {
    process =
        ChildProcess.start(
            RunFolder.createUnder(Path.of("target", "simulated-aws")).resolve("moto.log"),
            List.of(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port)));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public AwsAnswer ec2(String action, Map<String, String> parameters) {
    return query("ec2", "2016-11-15", action, parameters);
  }

  public AwsAnswer elb(String action, Map<String, String> parameters) {
    return query("elasticloadbalancing", "2015-12-01", action, parameters);
  }

  /// Makes a certificate for a host, and returns its ARN.
  public String certificateFor(String host) {
    String answer =
        ask(
            request("acm")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "CertificateManager.RequestCertificate")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"DomainName\": \"%s\"}".formatted(host))));
    try {
      return new ObjectMapper().readTree(answer).required("CertificateArn").textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
    http.close();
  }

  private AwsAnswer query(
      String service, String version, String action, Map<String, String> parameters) {
    var form = new TreeMap<>(parameters);
    form.put("Action", action);
    form.put("Version", version);
    String text =
        form.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return AwsAnswer.of(
        ask(
            request(service)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(text))));
  }

  /// The signature is not looked at, but says which service is meant.
  private HttpRequest.Builder request(String service) {
    return HttpRequest.newBuilder(url())
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=simulated/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                .formatted(REGION, service));
  }

  private String ask(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("AWS answered " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking AWS", e);
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("moto did not start:\n" + process.lastWords());
    }
    return LoopbackPort.isListening(port);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
