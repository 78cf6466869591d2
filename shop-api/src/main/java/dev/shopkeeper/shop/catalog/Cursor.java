package dev.shopkeeper.shop.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The place in an order behind which the next page begins; what it is made of is nobody's business
/// but ours.
record Cursor(ProductSort sort, String value, long id) {

  private static final int LONGEST = 1_500;
  private static final Pattern FORM =
      Pattern.compile("([a-z]{1,8}):([0-9]{1,18}):(.*)", Pattern.DOTALL);

  static Cursor behind(Product product, ProductSort sort) {
    return new Cursor(sort, sort.valueOf(product), product.id().value());
  }

  String text() {
    byte[] plain = "%s:%d:%s".formatted(sort.word(), id, value).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  /// The cursor in `text`, unless it is none of a listing in that order.
  static Optional<Cursor> parse(String text, ProductSort sort) {
    return decoded(text)
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .filter(form -> form.group(1).equals(sort.word()))
        .filter(form -> sort.parameter(form.group(3)).isPresent())
        .map(form -> new Cursor(sort, form.group(3), Long.parseLong(form.group(2))))
        // There is one way to write each: what is written otherwise was not written by us.
        .filter(cursor -> cursor.text().equals(text));
  }

  private static Optional<String> decoded(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
