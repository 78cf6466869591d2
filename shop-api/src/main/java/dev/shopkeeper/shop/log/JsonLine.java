package dev.shopkeeper.shop.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// One JSON object as it is written, byte by byte: at twenty thousand lines a second a tree of
/// values is what costs.
final class JsonLine {

  private static final int USUAL = 512;
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

  private byte[] bytes = new byte[USUAL];
  private int length;

  JsonLine() {
    append('{');
  }

  /// A member whose value is text, without what must not be in a log.
  JsonLine text(String name, String value) {
    name(name);
    quoted(Redaction.of(value));
    return this;
  }

  /// A member whose value is a number, true, false, or the text of anything else.
  JsonLine value(String name, Object value) {
    if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      return raw(name, value.toString());
    }
    return value instanceof Double number && Double.isFinite(number)
        ? raw(name, value.toString())
        : text(name, value.toString());
  }

  byte[] end() {
    append('}');
    append('\n');
    return Arrays.copyOf(bytes, length);
  }

  private JsonLine raw(String name, String value) {
    name(name);
    for (int i = 0; i < value.length(); i++) {
      append(value.charAt(i));
    }
    return this;
  }

  private void name(String name) {
    if (length > 1) {
      append(',');
    }
    quoted(name);
    append(':');
  }

  private void quoted(String text) {
    append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        i += beyondAscii(text, i);
      } else if (c == '"' || c == '\\') {
        append('\\');
        append(c);
      } else if (c >= ' ' && c != 0x7f) {
        append(c);
      } else {
        escaped(c);
      }
    }
    append('"');
  }

  /// Writes the character that begins there; says how many places more than one it takes.
  private int beyondAscii(String text, int index) {
    int point = text.codePointAt(index);
    if (Character.getType(point) == Character.SURROGATE) {
      point = 0xfffd;
    }
    // Some readers take these two for ends of lines.
    if (point == 0x2028 || point == 0x2029 || point == 0x85) {
      escaped((char) point);
      return 0;
    }
    for (byte part : Character.toString(point).getBytes(UTF_8)) {
      append((char) (part & 0xff));
    }
    return Character.charCount(point) - 1;
  }

  private void escaped(char c) {
    append('\\');
    append('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      append((char) HEX[c >> shift & 0xf]);
    }
  }

  private void append(char part) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) part;
  }
}
