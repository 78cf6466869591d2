package dev.shopkeeper.shop.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By what a listing is ordered; products that are equal in it are ordered by their ids.
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum ProductSort {
  ID("id", null),
  PRICE("price", "price"),
  NAME("name", "name COLLATE \"und-x-icu\""),
  NEWEST("newest", "created_at");

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,8}\\.[0-9]{2}");
  private static final int LONGEST_NAME = 255;

  private final String word;
  private final @Nullable String column;

  ProductSort(String word, @Nullable String column) {
    this.word = word;
    this.column = column;
  }

  /// How requests name it.
  String word() {
    return word;
  }

  /// What stands behind ORDER BY; the id makes every order total.
  String order(boolean descending) {
    String direction = descending ? " DESC" : "";
    return column == null ? "id" + direction : column + direction + ", id" + direction;
  }

  /// The columns whose values say where in the order a product stands.
  String place() {
    return column == null ? "(id)" : "(" + column + ", id)";
  }

  boolean hasValue() {
    return column != null;
  }

  /// The product's value in the order, as a cursor carries it.
  String valueOf(Product product) {
    return switch (this) {
      case ID -> "";
      case PRICE -> product.price().amount().toString();
      case NAME -> product.name();
      case NEWEST -> product.createdAt().toString();
    };
  }

  /// The same for the database, unless it is none that `valueOf` could have written.
  Optional<Object> parameter(String text) {
    return switch (this) {
      case ID -> Optional.of("");
      case PRICE -> price(text);
      case NAME -> name(text);
      case NEWEST -> time(text);
    };
  }

  private static Optional<Object> price(String text) {
    return AMOUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static Optional<Object> name(String text) {
    return text.isEmpty() || text.length() > LONGEST_NAME || text.indexOf('\0') >= 0
        ? Optional.empty()
        : Optional.of(text);
  }

  private static Optional<Object> time(String text) {
    try {
      return Optional.of(Instant.parse(text).atOffset(ZoneOffset.UTC))
          .filter(time -> time.getYear() > 0 && time.getYear() < 10_000)
          .map(Object.class::cast);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
