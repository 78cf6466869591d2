package dev.shopkeeper.operator;

import dev.shopkeeper.operator.cluster.HealthServer;
import dev.shopkeeper.operator.cluster.ShopOperator;
import dev.shopkeeper.operator.render.RenderCommand;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the operator, or `render` of it.
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);

  private OperatorMain() {}

  public static void main(String[] arguments) throws IOException {
    OperatorSettings settings = settings();
    List<String> given = Arrays.asList(arguments);
    if (given.isEmpty()) {
      operate(settings);
    } else if (given.getFirst().equals("render")) {
      System.exit(
          new RenderCommand(settings.images(), System.in, System.out, System.err)
              .run(given.subList(1, given.size())));
    } else {
      System.err.println(
          "Unknown command " + given.getFirst() + ". Give none to operate, or: render SHOP.yaml");
      System.exit(2);
    }
  }

  private static void operate(OperatorSettings settings) throws IOException {
    var operator =
        new ShopOperator(
            new KubernetesClientBuilder().build(), settings.images(), Clock.systemUTC());
    var health = new HealthServer(settings.healthPort(), operator::isAlive, operator::isReady);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              LOG.info("stopping");
              operator.close();
              health.close();
            }));
    start(operator);
    LOG.info("started with {}", settings.images());
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
