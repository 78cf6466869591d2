package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters of a listing as a request gives them.
record QueryParameters(Map<String, String[]> given) {

  private static final Set<String> KNOWN =
      Set.of("q", "sort", "order", "limit", "after", "inStock", "minPrice", "maxPrice");
  private static final int LONGEST_QUESTION = 100;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,2})?");

  ProductQuery query() {
    given.forEach(QueryParameters::check);
    String sort = one("sort");
    ProductSort by = sort == null ? ProductSort.ID : sort(sort);
    Money minPrice = amount("minPrice");
    return new ProductQuery(
        words(),
        by,
        descending(sort, by),
        limit(),
        after(by),
        inStock(),
        minPrice,
        maxPrice(minPrice));
  }

  private static void check(String name, String[] values) {
    if (!KNOWN.contains(name)) {
      throw Refusal.ofField(
          name.length() > LONGEST_QUESTION ? name.substring(0, LONGEST_QUESTION) : name,
          "is no parameter of this call: it takes q, sort, order, limit, after, inStock, minPrice"
              + " and maxPrice");
    }
    if (values.length != 1) {
      throw Refusal.ofField(name, "is given more than once");
    }
  }

  private @Nullable String one(String name) {
    String[] values = given.get(name);
    return values == null ? null : values[0];
  }

  private @Nullable String words() {
    String question = one("q");
    if (question == null) {
      return null;
    }
    String words = question.strip().toLowerCase(Locale.ROOT);
    if (words.isEmpty()
        || words.codePointCount(0, words.length()) > LONGEST_QUESTION
        || CONTROL.matcher(words).find()) {
      throw Refusal.ofField("q", "must have 1 to 100 characters and no control character");
    }
    return words;
  }

  private static ProductSort sort(String word) {
    String plain = word.equals("-price") ? "price" : word;
    return Arrays.stream(ProductSort.values())
        .filter(sort -> sort.word().equals(plain))
        .findFirst()
        .orElseThrow(() -> Refusal.ofField("sort", "must be id, price, -price, name or newest"));
  }

  /// `-price` says itself which end comes first; of `newest` the name says it unless `order` does.
  private boolean descending(@Nullable String sort, ProductSort by) {
    boolean fixed = "-price".equals(sort);
    String order = one("order");
    if (order == null) {
      return fixed || by == ProductSort.NEWEST;
    }
    if (order.equals("desc") || (order.equals("asc") && !fixed)) {
      return order.equals("desc");
    }
    throw Refusal.ofField("order", "must be asc or desc, and desc with -price");
  }

  private int limit() {
    String text = one("limit");
    if (text == null) {
      return ProductQuery.USUAL;
    }
    int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > ProductQuery.MOST) {
      throw Refusal.ofField("limit", "must be a number from 1 to " + ProductQuery.MOST);
    }
    return limit;
  }

  private @Nullable Cursor after(ProductSort by) {
    String text = one("after");
    return text == null
        ? null
        : Cursor.parse(text, by)
            .orElseThrow(() ->
                Refusal.ofField(
                    "after", "is no cursor of this order: take it from the page before"));
  }

  private @Nullable Boolean inStock() {
    return switch (one("inStock")) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.ofField("inStock", "must be true or false");
    };
  }

  private @Nullable Money amount(String name) {
    String text = one(name);
    if (text != null && !AMOUNT.matcher(text).matches()) {
      throw Refusal.ofField(name, "must be an amount such as 12.50");
    }
    return text == null ? null : Money.of(text);
  }

  private @Nullable Money maxPrice(@Nullable Money minPrice) {
    Money most = amount("maxPrice");
    if (most != null && minPrice != null && most.amount().compareTo(minPrice.amount()) < 0) {
      throw Refusal.ofField("maxPrice", "must not be below minPrice");
    }
    return most;
  }
}
