package dev.shopkeeper.shop.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.money.Money;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProductQueryProperties {

  private static final Product LAST =
      new Product(
          new ProductId(7),
          "a & b = c",
          "",
          Money.of("1.50"),
          null,
          1,
          Instant.parse("2026-01-02T03:04:05.123456Z"));

  @Provide
  Arbitrary<Map<String, String[]>> parameters() {
    Arbitrary<String> names =
        Arbitraries.of(
            "q", "sort", "order", "limit", "after", "inStock", "minPrice", "maxPrice", "p");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(
                "id", "price", "-price", "name", "newest", "asc", "desc", "true", "false"),
            Arbitraries.integers().between(-1, 120).map(String::valueOf),
            Arbitraries.of("1.5", "10.00", "99999999.99", "1e3", "", " ", "aWQ6MTo"),
            Arbitraries.strings().ofMaxLength(120));
    return Arbitraries.maps(names, values.array(String[].class).ofMinSize(1).ofMaxSize(1))
        .ofMaxSize(4);
  }

  /// Either it is understood, or refused by a name that was given.
  @Property
  void refusesByNameWhatItDoesNotUnderstand(@ForAll("parameters") Map<String, String[]> given) {
    try {
      ProductQuery query = ProductQuery.of(given);
      assertThat(given).doesNotContainKey("p");
      assertThat(query.equals(ProductQuery.ALL)).isEqualTo(given.isEmpty());
      assertThat(Listing.of(query).parameters()).isNotNull();
    } catch (Refusal refusal) {
      assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELDS);
      assertThat(given).containsKey(String.valueOf(refusal.getMessage()).split(" ", 2)[0]);
    }
  }

  /// The link to the next page asks for the same, only further on; and puts nothing of the request
  /// into the statement.
  @Property
  void keepsItsMeaningInTheLinkToTheNextPage(@ForAll("parameters") Map<String, String[]> given) {
    ProductQuery query;
    try {
      query = ProductQuery.of(given);
    } catch (Refusal refusal) {
      return;
    }
    if (query.equals(ProductQuery.ALL)) {
      return;
    }
    Cursor cursor = Cursor.behind(LAST, query.sort());

    ProductQuery next = ProductQuery.of(decoded(query.parametersAfter(cursor)));

    assertThat(next.after()).isEqualTo(cursor);
    assertThat(next).usingRecursiveComparison().ignoringFields("after").isEqualTo(query);
    assertThat(Listing.of(next).sql()).doesNotContain("'", ";");
  }

  private static Map<String, String[]> decoded(String parameters) {
    Map<String, String[]> decoded = new HashMap<>();
    for (String parameter : parameters.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      decoded.put(parts[0], new String[] {URLDecoder.decode(parts[1], UTF_8)});
    }
    return decoded;
  }
}
