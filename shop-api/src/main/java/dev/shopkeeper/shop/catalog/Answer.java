package dev.shopkeeper.shop.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The JSON that answers a read, its strong entity tag, and where its next page begins.
///
/// `next` holds the parameters of the next page, `cursor` the one of them that is new.
@SuppressWarnings("ArrayRecordComponent") // written out as it is, never compared
public record Answer(
    byte[] json, String entityTag, @Nullable String next, @Nullable String cursor) {

  private static final int TAG_BYTES = 12;

  static Answer of(byte[] json) {
    return new Answer(json, tag(digest().digest(json)), null, null);
  }

  Answer followedBy(String parameters, String text) {
    return new Answer(json, entityTag, parameters, text);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /// Changes with the bytes.
  static String tag(byte[] hash) {
    return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
  }
}
