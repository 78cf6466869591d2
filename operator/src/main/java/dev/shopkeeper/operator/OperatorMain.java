package dev.shopkeeper.operator;

import dev.shopkeeper.operator.cluster.Candidate;
import dev.shopkeeper.operator.cluster.Leadership;
import dev.shopkeeper.operator.cluster.ManagementServer;
import dev.shopkeeper.operator.cluster.Onlooker;
import dev.shopkeeper.operator.cluster.Operation;
import dev.shopkeeper.operator.cluster.ShopOperator;
import dev.shopkeeper.operator.cluster.Term;
import dev.shopkeeper.operator.logging.JsonLines;
import dev.shopkeeper.operator.metrics.OperatorMetrics;
import dev.shopkeeper.operator.render.PreviewCommand;
import dev.shopkeeper.operator.render.RenderCommand;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the operator, or its `render` or `preview`.
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);

  private OperatorMain() {}

  public static void main(String[] arguments) throws IOException {
    OperatorSettings settings = settings();
    if (arguments.length == 0) {
      operate(settings);
    } else {
      System.exit(command(settings, List.of(arguments)));
    }
  }

  private static int command(OperatorSettings settings, List<String> given) {
    List<String> arguments = given.subList(1, given.size());
    return switch (given.getFirst()) {
      case "render" ->
          new RenderCommand(settings.release(), System.in, System.out, System.err).run(arguments);
      case "preview" -> preview(settings, arguments);
      default -> {
        System.err.println(
            "Unknown command "
                + given.getFirst()
                + ". Give none to operate, or: render SHOP.yaml, or: preview < SHOP.yaml");
        yield 2;
      }
    };
  }

  /// Its output is for programs, so only what goes wrong is logged.
  private static int preview(OperatorSettings settings, List<String> arguments) {
    JsonLines.level("ERROR");
    try (var onlooker =
        new Onlooker(settings.release(), Clock.systemUTC(), settings.namespaces())) {
      return new PreviewCommand(onlooker::intent, System.in, System.out, System.err).run(arguments);
    }
  }

  private static void operate(OperatorSettings settings) throws IOException {
    JsonLines.level(settings.logLevel());
    LOG.info("started with {}", settings);
    if (settings.candidate().isPresent()) {
      stand(settings, settings.candidate().get());
    } else {
      operateAlone(settings);
    }
  }

  /// One of several: acts while it leads, and is well while it waits.
  private static void stand(OperatorSettings settings, Candidate candidate) throws IOException {
    var leadership = new Leadership(new ConfigBuilder().build(), candidate);
    var metrics = new OperatorMetrics();
    metrics.leads(leadership::leads);
    ShopOperator operator = operator(settings, leadership.term(), metrics);
    var management =
        new ManagementServer(
            settings.managementPort(),
            () -> leadership.isAlive() && operator.isAlive(),
            () -> !leadership.leads() || operator.isReady(),
            metrics::text);
    atTheEnd(operator, leadership, management);
    leadership.start(() -> start(operator), OperatorMain::giveWay);
  }

  private static void operateAlone(OperatorSettings settings) throws IOException {
    var metrics = new OperatorMetrics();
    metrics.leads(() -> true);
    ShopOperator operator = operator(settings, Term.ENDLESS, metrics);
    var management =
        new ManagementServer(
            settings.managementPort(), operator::isAlive, operator::isReady, metrics::text);
    atTheEnd(operator, management);
    start(operator);
  }

  private static ShopOperator operator(
      OperatorSettings settings, Term term, OperatorMetrics metrics) {
    return new ShopOperator(
        new KubernetesClientBuilder().build(),
        new Operation(
            settings.release(),
            Clock.systemUTC(),
            term,
            settings.namespaces(),
            settings.resync(),
            settings.candidate(),
            metrics));
  }

  /// In order: the Lease is held until the last change is made.
  private static void atTheEnd(AutoCloseable... parts) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              LOG.info("stopping");
              for (AutoCloseable part : parts) {
                close(part);
              }
            }));
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("cannot stop {}", part.getClass().getSimpleName(), e);
    }
  }

  /// Without the courtesies of an orderly end: another operator may act already.
  private static void giveWay() {
    LOG.error("the lease is lost, another operator takes over: this process ends");
    Runtime.getRuntime().halt(1);
  }

  /// Threads of the server would keep a process alive whose operator never came to be.
  private static void start(ShopOperator operator) {
    try {
      operator.start();
    } catch (RuntimeException e) {
      LOG.error("cannot start", e);
      System.exit(1);
    }
  }

  private static OperatorSettings settings() {
    try {
      return OperatorSettings.of(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e;
    }
  }
}
