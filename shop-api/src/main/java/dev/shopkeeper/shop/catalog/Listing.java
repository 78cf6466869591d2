package dev.shopkeeper.shop.catalog;

import java.util.ArrayList;
import java.util.List;

/// The one statement that a query becomes: parameters in their places, no text of the request in
/// it.
record Listing(String sql, List<Object> parameters) {

  private static final String ON_SALE = "archived_at IS NULL";

  static Listing of(ProductQuery query) {
    var listing = new Builder();
    String found = listing.words(query);
    listing.place(query);
    if (query.inStock() != null) {
      listing.where(query.inStock() ? "stock_quantity > 0" : "stock_quantity = 0");
    }
    if (query.minPrice() != null) {
      listing.where("price >= ?", query.minPrice().amount());
    }
    if (query.maxPrice() != null) {
      listing.where("price <= ?", query.maxPrice().amount());
    }
    return listing.finish(found, query);
  }

  private static final class Builder {

    private final List<String> conditions = new ArrayList<>(List.of(ON_SALE));
    private final List<Object> parameters = new ArrayList<>();

    void where(String condition, Object... values) {
      conditions.add(condition);
      parameters.addAll(List.of(values));
    }

    /// Searched first and by its index: in the order's index each row's words would be made anew.
    String words(ProductQuery query) {
      if (query.words() == null) {
        return "";
      }
      parameters.add(query.words());
      conditions.add("id IN (SELECT id FROM found)");
      return """
      WITH found AS MATERIALIZED (
        SELECT id FROM products
        WHERE archived_at IS NULL AND product_words(name, description) @@ product_question(?))
      """;
    }

    void place(ProductQuery query) {
      Cursor after = query.after();
      if (after == null) {
        return;
      }
      String beyond = query.sort().place() + (query.descending() ? " < " : " > ");
      if (query.sort().hasValue()) {
        Object value = query.sort().parameter(after.value()).orElseThrow();
        where(beyond + "(?, ?)", value, after.id());
      } else {
        where(beyond + "(?)", after.id());
      }
    }

    /// One row more than the page has tells whether there is another page.
    Listing finish(String found, ProductQuery query) {
      String sql =
          found
              + Products.SELECT
              + "WHERE "
              + String.join(" AND ", conditions)
              + " ORDER BY "
              + query.sort().order(query.descending());
      if (!query.equals(ProductQuery.ALL)) {
        parameters.add(query.limit() + 1);
        sql += " LIMIT ?";
      }
      return new Listing(sql, List.copyOf(parameters));
    }
  }
}
