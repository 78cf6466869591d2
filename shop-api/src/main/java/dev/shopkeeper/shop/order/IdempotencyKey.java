package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A customer's name for one order: sent again it is the same order.
public record IdempotencyKey(String value) {

  /// The request header that carries it.
  public static final String HEADER = "Idempotency-Key";

  /// The header of an answer that was given before.
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final Pattern FORM = Pattern.compile("[\\x20-\\x7E]{1,255}");

  /// Refuses what no customer needs for a name.
  public IdempotencyKey {
    if (!FORM.matcher(value).matches()) {
      throw Refusal.ofHeader(HEADER, "must be 1 to 255 printable ASCII characters");
    }
  }

  /// The key that a header carries, if there is one.
  public static @Nullable IdempotencyKey parse(@Nullable String header) {
    return header == null ? null : new IdempotencyKey(header);
  }

  byte[] hash() {
    return Sha256.of(value);
  }

  /// The number under which PostgreSQL keeps two requests of one key apart.
  long lock() {
    return ByteBuffer.wrap(hash()).getLong();
  }

  /// Not the key, for logs.
  @Override
  public String toString() {
    return "IdempotencyKey[…]";
  }
}
