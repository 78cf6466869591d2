package dev.shopkeeper.shop.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StdoutAppenderTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("shop");

  /// An output that nobody reads until it is opened.
  private static final class Stuck extends ByteArrayOutputStream {

    final CountDownLatch open = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      super.write(bytes, offset, length);
    }
  }

  private final Stuck output = new Stuck();
  private final StdoutAppender appender = new StdoutAppender(output);

  private void log(int lines, String text) {
    for (int i = 0; i < lines; i++) {
      appender.doAppend(new LoggingEvent("", LOGGER, Level.INFO, text, null, null));
    }
  }

  @Test
  void waitsForASlowReaderAndLosesNoLine() throws Exception {
    appender.setEncoder(new JsonLogEncoder());
    appender.start();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> log(1_000, "x".repeat(500)));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.SECONDS)).as("ended unread").isFalse();
      output.open.countDown();
    }
    appender.stop();

    assertThat(output.toString(UTF_8).lines()).hasSize(8_000).allMatch(line -> line.endsWith("}"));
  }

  @Test
  void takesOneLineLargerThanAllThatMayWait() {
    appender.setEncoder(new JsonLogEncoder());
    appender.start();
    output.open.countDown();
    log(2, "x".repeat(2_000_000));
    appender.stop();

    assertThat(output.size()).isGreaterThan(4_000_000);
  }
}
