package dev.shopkeeper.shop.catalog;

import dev.shopkeeper.shop.money.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What a listing of products is to hold, in one way of writing for all that mean the same.
public record ProductQuery(
    @Nullable String words,
    ProductSort sort,
    boolean descending,
    int limit,
    @Nullable Cursor after,
    @Nullable Boolean inStock,
    @Nullable Money minPrice,
    @Nullable Money maxPrice) {

  /// How many products a page has at most.
  static final int MOST = 100;

  /// How many it has when nobody says.
  static final int USUAL = 20;

  /// Every product there is, in the order of the ids.
  public static final ProductQuery ALL =
      new ProductQuery(null, ProductSort.ID, false, Integer.MAX_VALUE, null, null, null, null);

  /// Reads the parameters of a request; refuses what it does not know by its name.
  public static ProductQuery of(Map<String, String[]> parameters) {
    return parameters.isEmpty() ? ALL : new QueryParameters(parameters).query();
  }

  /// The parameters of the page behind this one's last product.
  String parametersAfter(Cursor last) {
    var parameters = new StringJoiner("&");
    add(parameters, "q", words);
    parameters.add("sort=" + sort.word());
    parameters.add("order=" + (descending ? "desc" : "asc"));
    add(parameters, "inStock", inStock);
    add(parameters, "minPrice", minPrice == null ? null : minPrice.amount());
    add(parameters, "maxPrice", maxPrice == null ? null : maxPrice.amount());
    parameters.add("limit=" + limit);
    parameters.add("after=" + last.text());
    return parameters.toString();
  }

  private static void add(StringJoiner parameters, String name, @Nullable Object value) {
    if (value != null) {
      parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
