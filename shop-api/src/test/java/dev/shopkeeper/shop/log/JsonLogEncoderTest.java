package dev.shopkeeper.shop.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogEncoderTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("shop");

  private JsonNode line(LoggingEvent event) {
    String text = new String(new JsonLogEncoder().encode(event), UTF_8);
    assertThat(text).endsWith("\n").hasLineCount(1);
    return JsonMapper.shared().readTree(text);
  }

  private LoggingEvent event(String message, Throwable failure) {
    return new LoggingEvent("", logger, Level.ERROR, message, failure, null);
  }

  @Test
  void keepsOneLineWhateverTheMessageHolds() {
    JsonNode line = line(event("a\n{\"level\":\"INFO\"}\u2028", new IllegalStateException("b\nc")));

    assertThat(line.get("message").stringValue()).isEqualTo("a\n{\"level\":\"INFO\"}\u2028");
    assertThat(line.get("level").stringValue()).isEqualTo("ERROR");
    assertThat(line.get("stackTrace").stringValue()).contains("IllegalStateException: b");
  }

  @Test
  void writesFieldsWithTheirTypes() {
    LoggingEvent event = event("m", new IllegalStateException());
    event.setKeyValuePairs(List.of(new KeyValuePair("status", 200)));

    JsonNode line = line(event);

    assertThat(line.get("status").intValue()).isEqualTo(200);
    assertThat(line.get("timestamp").stringValue()).endsWith("Z");
  }
}
