package dev.shopkeeper.shop.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.shopkeeper.shop.log.JsonLogEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines that this process logs from now on, as they go to standard output.
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final JsonLogEncoder encoder = new JsonLogEncoder();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  /// Begins to listen.
  public CapturedLog() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(new String(encoder.encode(event), UTF_8));
  }

  /// What was logged so far, line by line.
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /// The same, read as JSON.
  public List<JsonNode> json() {
    return lines.stream().map(JsonMapper.shared()::readTree).toList();
  }

  /// The lines of requests, waiting for the first: each is written when its answer is gone.
  public List<JsonNode> requests() {
    Predicate<JsonNode> isRequest = line -> line.get("logger").stringValue().equals("access");
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> json().stream().anyMatch(isRequest));
    return json().stream().filter(isRequest).toList();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
