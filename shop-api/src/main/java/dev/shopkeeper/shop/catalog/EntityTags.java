package dev.shopkeeper.shop.catalog;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The entity tags of a condition of a request.
///
/// A tag that a proxy weakened, because it compressed the bytes, is still the tag of these bytes.
public record EntityTags(String header) {

  private static final String WEAK = "W/";

  /// The condition in a header, if there is one.
  public static @Nullable EntityTags of(@Nullable String header) {
    return header == null ? null : new EntityTags(header);
  }

  /// Whether the tag is among them; `*` stands for every tag.
  public boolean contain(String tag) {
    return header.equals(tag)
        || Arrays.stream(header.split(","))
            .map(String::strip)
            .map(one -> one.startsWith(WEAK) ? one.substring(WEAK.length()) : one)
            .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }
}
