package dev.shopkeeper.shop.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What replicas tell each other of the catalogue.
sealed interface Announcement {

  /// PostgreSQL's name for where it is told.
  String CHANNEL = "catalogue";

  /// Far below the 8,000 bytes that a notification may have: an id has at most 19 digits.
  int MOST_IDS = 300;

  Pattern IDS = Pattern.compile("[0-9]{1,18}( [0-9]{1,18})*");

  /// As it travels.
  String text();

  /// An administrator changed a product.
  record Edited(ProductId product) implements Announcement {

    @Override
    public String text() {
      return "edited " + product.value();
    }
  }

  /// Orders changed the stock of products.
  record Sold(List<ProductId> products) implements Announcement {

    @Override
    public String text() {
      return products.stream()
          .map(product -> String.valueOf(product.value()))
          .collect(Collectors.joining(" ", "sold ", ""));
    }
  }

  /// As many announcements as it takes to name all these products.
  static List<Announcement> sold(Collection<ProductId> products) {
    List<ProductId> all = List.copyOf(products);
    List<Announcement> announcements = new ArrayList<>();
    for (int first = 0; first < all.size(); first += MOST_IDS) {
      announcements.add(new Sold(all.subList(first, Math.min(all.size(), first + MOST_IDS))));
    }
    return announcements;
  }

  /// Reads `text` back; a newer version of the shop may tell what this one does not know.
  static Optional<Announcement> parse(String text) {
    String[] parts = text.split(" ", 2);
    if (parts.length != 2 || !IDS.matcher(parts[1]).matches()) {
      return Optional.empty();
    }
    List<ProductId> ids =
        Stream.of(parts[1].split(" ")).map(id -> new ProductId(Long.parseLong(id))).toList();
    return switch (parts[0]) {
      case "edited" -> Optional.of(new Edited(ids.getFirst()));
      case "sold" -> Optional.of(new Sold(ids));
      default -> Optional.empty();
    };
  }
}
