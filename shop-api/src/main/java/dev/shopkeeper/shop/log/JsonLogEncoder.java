package dev.shopkeeper.shop.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.json.JsonWriter;

/// Writes each event as one JSON object on one line.
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

  private static final JsonWriter<ILoggingEvent> LINE =
      JsonWriter.<ILoggingEvent>of(JsonLogEncoder::members).withNewLineAtEnd();

  private static void members(JsonWriter.Members<ILoggingEvent> members) {
    members.add("timestamp", JsonLogEncoder::timestamp);
    members.add("level", event -> event.getLevel().toString());
    members.add("logger", ILoggingEvent::getLoggerName);
    members.add("message", ILoggingEvent::getFormattedMessage);
    members.addMapEntries(ILoggingEvent::getMDCPropertyMap);
    members.addMapEntries(JsonLogEncoder::fields);
    members
        .add("stackTrace", ILoggingEvent::getThrowableProxy)
        .whenNotNull()
        .as(ThrowableProxyUtil::asString);
  }

  private static String timestamp(ILoggingEvent event) {
    Instant instant = event.getInstant();
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static Map<String, Object> fields(ILoggingEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
    }
    return fields;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return LINE.writeToString(event).getBytes(UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
