package dev.shopkeeper.operator.testing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Names that a Shop may have, of every length.
public final class ShopNames {
  private ShopNames() {}

  public static Arbitrary<String> any() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .withChars('-')
        .ofMaxLength(39)
        .map(rest -> ("s" + rest).replaceAll("-+$", "x"));
  }
}
