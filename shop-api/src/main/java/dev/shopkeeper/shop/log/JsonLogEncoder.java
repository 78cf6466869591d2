package dev.shopkeeper.shop.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Objects;
import org.slf4j.event.KeyValuePair;

/// Writes each event as one JSON object on one line, without what must not be in a log.
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

  private final Timestamps timestamps = new Timestamps();

  @Override
  public byte[] encode(ILoggingEvent event) {
    JsonLine line =
        new JsonLine()
            .text("timestamp", timestamps.of(event.getTimeStamp()))
            .text("level", event.getLevel().toString())
            .text("logger", event.getLoggerName())
            .text("message", String.valueOf(event.getFormattedMessage()));
    event.getMDCPropertyMap().forEach(line::text);
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.value(pair.key, Objects.requireNonNullElse(pair.value, "null"));
      }
    }
    if (event.getThrowableProxy() != null) {
      line.text("stackTrace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.end();
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
