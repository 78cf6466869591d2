package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What arrives in Slack and in a mailbox, over HTTP and SMTP.
class NotificationTest {
  private static final String FAILED =
      "{\"test\": {\"result\": \"failure\"}, \"images\": {\"result\": \"skipped\"}}";

  /// With what shells and curl's configuration read otherwise.
  private static final String PASSWORD = "a\"b\\c $d:#e";

  private final Checkout checkout = Checkout.create("1.2.3", "0123456789ab");
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Mailbox mailbox = Mailbox.open();
  private final HttpServer slack;
  private int answer = 200;

  NotificationTest() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void open() {
    slack.createContext(
        "/hook",
        exchange -> {
          messages.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    slack.start();
    checkout
        .with("RESULTS", FAILED)
        .with("RUN_NAME", "ci of \"main\" \\ at 0123")
        .with("RUN_URL", "https://example.org/runs/7")
        .with("SLACK_WEBHOOK", "http://127.0.0.1:%d/hook".formatted(slack.getAddress().getPort()))
        .with("SMTP_URL", "smtp://127.0.0.1:" + mailbox.port())
        .with("SMTP_USER", "ci")
        .with("SMTP_PASSWORD", PASSWORD)
        .with("MAIL_FROM", "ci@example.org")
        .with("MAIL_TO", "one@example.org, two@example.org");
  }

  @AfterEach
  void close() {
    slack.stop(0);
    mailbox.close();
    checkout.close();
  }

  @Test
  void reachesSlackAndEveryMailbox() {
    Checkout.Ending ending = checkout.run("hack/delivery/notify");

    assertThat(ending.output()).endsWith("Told by Slack e-mail\n");
    assertThat(ending.status()).isZero();
    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst())
        .contains("ci of \\\"main\\\" \\\\ at 0123 failed\\nStopped by test\\ntest: failure\\n")
        .contains("https://example.org/runs/7");
    assertThat(mailbox.logins())
        .containsExactly(
            Base64.getEncoder()
                .encodeToString(("\0ci\0" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    assertThat(mailbox.recipients())
        .containsExactly("RCPT TO:<one@example.org>", "RCPT TO:<two@example.org>");
    assertThat(mailbox.mail())
        .contains(
            "From: ci@example.org",
            "Subject: ci of \"main\" \\ at 0123 failed",
            "",
            "Stopped by test",
            "images: skipped");
  }

  @Test
  void saysWhoWasNotReachedAndTellsTheOthers() {
    answer = 500;

    Checkout.Ending ending = checkout.run("hack/delivery/notify");

    assertThat(ending.status()).isEqualTo(1);
    assertThat(ending.output()).endsWith("Not told by Slack\n").doesNotContain("/hook");
    assertThat(mailbox.recipients()).hasSize(2);
  }
}
