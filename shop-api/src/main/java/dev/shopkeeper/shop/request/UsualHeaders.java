package dev.shopkeeper.shop.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.http.MimeHeaders;

/// What every answer tells browsers unless its call says otherwise: show it nowhere, keep it
/// nowhere. Answers of Tomcat itself tell it too.
///
/// They go into Tomcat's own table as the bytes that are sent, made from text only once.
final class UsualHeaders {

  private static final List<Line> LINES =
      List.of(
          Line.of("X-Content-Type-Options", "nosniff"),
          Line.of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          Line.of("Referrer-Policy", "no-referrer"),
          Line.of("Cross-Origin-Resource-Policy", "same-origin"),
          Line.of("Cache-Control", "no-store"));

  @SuppressWarnings("ArrayRecordComponent") // sent as they are, never compared
  private record Line(byte[] name, byte[] value) {

    static Line of(String name, String value) {
      return new Line(name.getBytes(US_ASCII), value.getBytes(US_ASCII));
    }

    void addTo(MimeHeaders headers) {
      headers.addValue(name, 0, name.length).setBytes(value, 0, value.length);
    }
  }

  private UsualHeaders() {}

  /// Adds them to an answer that has none of them yet.
  static void addTo(Response response) {
    MimeHeaders headers = response.getCoyoteResponse().getMimeHeaders();
    LINES.forEach(line -> line.addTo(headers));
  }
}
