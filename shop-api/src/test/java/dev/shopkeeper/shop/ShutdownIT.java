package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program is told to end while orders are at work.
@SuppressWarnings("NullAway.Init") // injected by JUnit
class ShutdownIT {

  private static final int BUYERS = 4;

  @TempDir private Path logs;

  /// The status line of one order on a connection of its own.
  private static String order(int port, int product) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String body = Buyer.orderOf(Buyer.line(product, 1));
      String request =
          "POST /api/orders HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return answer.lines().findFirst().orElse("nothing");
    }
  }

  @Test
  void finishesEveryOrderItAcceptedAndTakesNoMore() throws Exception {
    TestDatabase database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    Path log = logs.resolve("server.log");
    Program program = Program.serve(database.environment(), log);
    Process process = program.process();
    try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      int port = program.port();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Http.local(port).get("/api/products/1").status() == 200);
      // Longer than it takes to be told to end, and shorter than a statement may take.
      database.sql(
          """
          CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$;
          CREATE TRIGGER linger BEFORE INSERT ON order_items
            FOR EACH STATEMENT EXECUTE FUNCTION linger();
          """);
      List<Future<String>> orders = new ArrayList<>();
      for (int buyer = 0; buyer < BUYERS; buyer++) {
        int product = buyer + 1;
        orders.add(buyers.submit(() -> order(port, product)));
      }
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> database.ask(lingering()).equals(String.valueOf(BUYERS)));
      process.destroy();
      for (Future<String> each : orders) {
        assertThat(each.get(20, TimeUnit.SECONDS)).startsWith("HTTP/1.1 201");
      }
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(log)).contains("Graceful shutdown complete");
    assertThat(database.ask("SELECT count(*) FROM orders")).isEqualTo(String.valueOf(BUYERS));
  }

  private static String lingering() {
    return "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
  }
}
