package dev.shopkeeper.shop.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By what a listing is ordered; products that are equal in it are ordered by their ids.
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum ProductSort {
  ID("id", null, _ -> "", _ -> Optional.of("")),
  PRICE("price", "price", product -> product.price().amount().toString(), ProductSort::price),
  NAME("name", "name COLLATE \"und-x-icu\"", Product::name, ProductSort::name),
  NEWEST("newest", "created_at", product -> product.createdAt().toString(), ProductSort::time);

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,8}\\.[0-9]{2}");
  private static final int LONGEST_NAME = 255;

  private final String word;
  private final @Nullable String column;
  private final Function<Product, String> value;
  private final Function<String, Optional<Object>> parameter;

  ProductSort(
      String word,
      @Nullable String column,
      Function<Product, String> value,
      Function<String, Optional<Object>> parameter) {
    this.word = word;
    this.column = column;
    this.value = value;
    this.parameter = parameter;
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
    return value.apply(product);
  }

  /// The same for the database, unless it is none that `valueOf` could have written.
  Optional<Object> parameter(String text) {
    return parameter.apply(text);
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
