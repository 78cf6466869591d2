package dev.shopkeeper.operator.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {
  @Test
  void isOneObjectOnOneLine() throws IOException {
    String line = line(new IllegalStateException("broken\nin two"));

    assertThat(line).endsWith("}\n").hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("level").asText()).isEqualTo("WARN");
    assertThat(json.get("message").asText()).isEqualTo("refused \"acme\"\nagain");
    assertThat(json.get("timestamp").asText()).endsWith("Z");
    assertThat(json.at("/context/resource.name").asText()).isEqualTo("acme");
    assertThat(json.at("/context/object").asText()).isEqualTo("Service acme-ui");
    assertThat(json.get("error").asText()).contains("broken\nin two");
  }

  private static String line(Throwable error) {
    var context = new LoggerContext();
    var event =
        new LoggingEvent(
            "caller",
            context.getLogger("operator"),
            Level.WARN,
            "refused \"{}\"\nagain",
            error,
            new Object[] {"acme"});
    event.setMDCPropertyMap(Map.of("resource.name", "acme"));
    event.addKeyValuePair(new KeyValuePair("object", "Service acme-ui"));
    return new JsonLines().doLayout(event);
  }
}
