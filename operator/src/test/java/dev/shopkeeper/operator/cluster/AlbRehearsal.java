package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.EdgeSpec;
import dev.shopkeeper.operator.shop.EdgeTls;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.AwsAnswer;
import dev.shopkeeper.operator.testing.AwsLoadBalancerController;
import dev.shopkeeper.operator.testing.Eventually;
import dev.shopkeeper.operator.testing.SimulatedAws;
import dev.shopkeeper.operator.testing.SimulatedVpc;
import dev.shopkeeper.operator.testing.Specs;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the AWS Load Balancer Controller itself makes of a Shop of class `alb`, in an AWS that is
/// simulated. `make check-alb` gets the programs it needs.
class AlbRehearsal {
  @RegisterExtension private static final ApiServer API = ApiServer.withEndpoints();

  private static final String HOST = "shop.example.com";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @RegisterExtension private final RunningOperator operator = new RunningOperator(API);

  private final SimulatedAws aws = SimulatedAws.start(Path.of(System.getProperty("alb.simulator")));
  private final SimulatedVpc vpc = SimulatedVpc.in(aws);
  private final String certificate = aws.certificateFor(HOST);
  private final Stopwatch watch = new Stopwatch();
  private AwsLoadBalancerController controller;

  @BeforeEach
  void startController() {
    controller =
        AwsLoadBalancerController.start(
            Path.of(System.getProperty("alb.controller")), API, aws, vpc);
    API.client()
        .namespaces()
        .withName(operator.namespace())
        .edit(it ->
            it.edit()
                .editMetadata()
                .addToLabels(AwsLoadBalancerController.GATES, "enabled")
                .endMetadata()
                .build());
  }

  @AfterEach
  void stop() {
    controller.close();
    aws.close();
  }

  @Test
  void makesOneBalancerOfAShopAndRemovesItWithTheShop() {
    opensTheShop();
    hasOneBalancer();
    listensOnBothPorts();
    asksEachPodWhetherItServes();
    sendsCustomersToPods();
    removesAllWithTheShop();
  }

  private void opensTheShop() {
    operator.kubelet().hold("acme-edge");
    watch.restart();
    operator.create(
        "acme", Specs.edge(new EdgeSpec(HOST, EdgeSpec.ALB, new EdgeTls(null, null, certificate))));
    operator.awaits("acme", "EdgeReady", "True", "Available");
    operator.awaitsReady("acme");
    watch.tell("Shop Ready by its ALB");
    assertThat(operator.get("acme").statusOrEmpty().url()).isEqualTo("https://" + HOST);
  }

  private void hasOneBalancer() {
    AwsAnswer balancer = aws.elb("DescribeLoadBalancers", Map.of());
    assertThat(balancer.text("//LoadBalancers/member/Type")).isEqualTo("application");
    assertThat(balancer.text("//Scheme")).isEqualTo("internet-facing");
    assertThat(balancer.text("//VpcId")).isEqualTo(vpc.id());
    assertThat(balancer.texts("//SubnetId")).containsExactlyInAnyOrderElementsOf(vpc.subnets());
    assertThat(operator.seen(Ingress.class, "acme-edge").getStatus().getLoadBalancer().getIngress())
        .singleElement()
        .satisfies(it -> assertThat(it.getHostname()).isEqualTo(balancer.text("//DNSName")));
    String arn = balancer.text("//LoadBalancerArn");
    assertThat(values(aws.elb("DescribeLoadBalancerAttributes", Map.of("LoadBalancerArn", arn))))
        .containsEntry("routing.http.drop_invalid_header_fields.enabled", "true");
    assertThat(values(aws.elb("DescribeTags", Map.of("ResourceArns.member.1", arn))))
        .containsEntry("shopkeeper.dev/shop", "acme")
        .containsEntry("shopkeeper.dev/namespace", operator.namespace());
  }

  private void listensOnBothPorts() {
    AwsAnswer listeners =
        aws.elb("DescribeListeners", Map.of("LoadBalancerArn", balancers().getFirst()));
    assertThat(listeners.texts("//Listeners/member/Port")).containsExactlyInAnyOrder("80", "443");
    AwsAnswer plain = listeners.part("//Listeners/member[Port='80']");
    assertThat(plain.text("Protocol")).isEqualTo("HTTP");
    assertThat(plain.text("DefaultActions/member/Type")).isEqualTo("redirect");
    assertThat(plain.text("DefaultActions/member/RedirectConfig/Protocol")).isEqualTo("HTTPS");
    assertThat(plain.text("DefaultActions/member/RedirectConfig/Port")).isEqualTo("443");
    AwsAnswer secure = listeners.part("//Listeners/member[Port='443']");
    assertThat(secure.text("Protocol")).isEqualTo("HTTPS");
    assertThat(
            aws.elb("DescribeSSLPolicies", Map.of("Names.member.1", secure.text("SslPolicy")))
                .texts("//SslProtocols/member"))
        .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
    assertThat(secure.text("Certificates/member/CertificateArn")).isEqualTo(certificate);
    leadsHomeByItsName(secure.text("ListenerArn"));
  }

  private void leadsHomeByItsName(String listener) {
    AwsAnswer rule =
        aws.elb("DescribeRules", Map.of("ListenerArn", listener))
            .part("//Rules/member[IsDefault='false']");
    assertThat(rule.text("Conditions/member/HostHeaderConfig/Values/member")).isEqualTo(HOST);
    assertThat(rule.text("Actions/member/Type")).isEqualTo("forward");
  }

  private void asksEachPodWhetherItServes() {
    AwsAnswer group = aws.elb("DescribeTargetGroups", Map.of());
    assertThat(group.text("//TargetType")).isEqualTo("ip");
    assertThat(group.text("//TargetGroups/member/Protocol")).isEqualTo("HTTP");
    assertThat(group.text("//HealthCheckPath")).isEqualTo("/healthz");
    assertThat(group.text("//HealthCheckPort")).isEqualTo("traffic-port");
    assertThat(group.text("//HealthCheckProtocol")).isEqualTo("HTTP");
    assertThat(group.text("//HealthCheckIntervalSeconds")).isEqualTo("5");
    assertThat(group.text("//HealthCheckTimeoutSeconds")).isEqualTo("3");
    assertThat(group.text("//HealthyThresholdCount")).isEqualTo("2");
    assertThat(group.text("//UnhealthyThresholdCount")).isEqualTo("2");
    assertThat(group.text("//Matcher/HttpCode")).isEqualTo("200");
    assertThat(
            values(
                aws.elb(
                    "DescribeTargetGroupAttributes",
                    Map.of("TargetGroupArn", groups().getFirst()))))
        .containsEntry("deregistration_delay.timeout_seconds", "45");
  }

  /// A pod is ready for the kubelet only when the balancer has found it healthy.
  private void sendsCustomersToPods() {
    var pods = new PlayedPods(API.client(), operator.namespace());
    String first = vpc.podAddress();
    String second = vpc.podAddress();
    watch.restart();
    pods.run("acme-ui-first", "acme-ui", first);
    pods.run("acme-ui-second", "acme-ui", second);
    assertThat(pods.gates("acme-ui-first"))
        .singleElement()
        .asString()
        .startsWith("target-health.elbv2.k8s.aws/");
    Eventually.passes(
        LIMIT,
        () -> assertThat(targets()).containsExactlyInAnyOrder(first + ":8080", second + ":8080"));
    Eventually.holds(
        "both pods pass their gate",
        LIMIT,
        () -> pods.passesGates("acme-ui-first") && pods.passesGates("acme-ui-second"));
    watch.tell("two pods registered, their gates open");
    watch.restart();
    pods.end("acme-ui-second");
    Eventually.passes(LIMIT, () -> assertThat(targets()).containsExactly(first + ":8080"));
    watch.tell("an ended pod deregistered");
  }

  private void removesAllWithTheShop() {
    watch.restart();
    operator.delete("acme");
    Eventually.passes(
        LIMIT,
        () -> {
          assertThat(operator.find(Ingress.class, "acme-edge")).isNull();
          assertThat(balancers()).isEmpty();
          assertThat(groups()).isEmpty();
        });
    assertThat(operator.find(Shop.class, "acme")).isNull();
    watch.tell("balancer and target group removed with the Shop");
  }

  private List<String> balancers() {
    return aws.elb("DescribeLoadBalancers", Map.of()).texts("//LoadBalancerArn");
  }

  private List<String> groups() {
    return aws.elb("DescribeTargetGroups", Map.of()).texts("//TargetGroups/member/TargetGroupArn");
  }

  private List<String> targets() {
    return aws
        .elb("DescribeTargetHealth", Map.of("TargetGroupArn", groups().getFirst()))
        .parts("//TargetHealthDescriptions/member/Target")
        .stream()
        .map(target -> target.text("Id") + ":" + target.text("Port"))
        .toList();
  }

  private static Map<String, String> values(AwsAnswer answer) {
    return answer.parts("//member[Key]").stream()
        .collect(Collectors.toMap(it -> it.text("Key"), it -> it.text("Value")));
  }
}
