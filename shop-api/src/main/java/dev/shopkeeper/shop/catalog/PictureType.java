package dev.shopkeeper.shop.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of pictures that every browser shows, and how each begins.
@SuppressWarnings("ImmutableEnumChecker") // its checks have no state
public enum PictureType {
  PNG("image/png", "\\x89PNG\\r\\n\\x1A\\n"),
  JPEG("image/jpeg", "\\xFF\\xD8\\xFF"),
  GIF("image/gif", "GIF8[79]a"),
  WEBP("image/webp", "RIFF.{4}WEBP"),
  AVIF("image/avif", ".{4}ftypavi[fs]"),
  SVG("image/svg+xml", "");

  private static final int SIGNATURE = 16;

  private final String mediaType;
  private final String beginning;

  PictureType(String mediaType, String beginning) {
    this.mediaType = mediaType;
    this.beginning = beginning;
  }

  /// The type of that name, if it is one of these.
  public static Optional<PictureType> of(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  /// Its name in HTTP.
  public String mediaType() {
    return mediaType;
  }

  /// Whether the bytes are of this type, and harmless.
  boolean accepts(byte[] bytes) {
    return this == SVG ? SafeSvg.accepts(bytes) : begins(bytes);
  }

  private boolean begins(byte[] bytes) {
    int length = Math.min(bytes.length, SIGNATURE);
    return Pattern.compile(beginning, Pattern.DOTALL)
        .matcher(new String(bytes, 0, length, ISO_8859_1))
        .lookingAt();
  }
}
