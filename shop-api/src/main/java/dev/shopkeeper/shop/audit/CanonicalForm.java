package dev.shopkeeper.shop.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bytes that say the same today and under any later version of PostgreSQL, driver or JSON library:
/// each value has a letter for its kind and a length, and nothing depends on how a text is printed.
record CanonicalForm(Mac mac) {

  CanonicalForm number(long value) {
    return bytes('n', eight(value));
  }

  CanonicalForm text(@Nullable String value) {
    return value == null ? bytes('0', new byte[0]) : bytes('t', value.getBytes(UTF_8));
  }

  /// Members in the order of their names, numbers without the zeros that mean nothing.
  CanonicalForm json(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        bytes('o', size(node));
        node.properties().stream()
            .sorted(Comparator.comparing(Map.Entry::getKey))
            .forEach(member -> text(member.getKey()).json(member.getValue()));
      }
      case ARRAY -> {
        bytes('a', size(node));
        node.forEach(this::json);
      }
      case NUMBER ->
          bytes('d', node.decimalValue().stripTrailingZeros().toPlainString().getBytes(UTF_8));
      case STRING -> text(node.stringValue());
      default -> bytes('w', node.toString().getBytes(UTF_8));
    }
    return this;
  }

  private static byte[] size(JsonNode node) {
    return eight(node.size());
  }

  private static byte[] eight(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  private CanonicalForm bytes(char kind, byte[] bytes) {
    mac.update((byte) kind);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    mac.update(bytes);
    return this;
  }
}
