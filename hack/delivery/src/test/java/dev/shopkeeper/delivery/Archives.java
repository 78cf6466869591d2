package dev.shopkeeper.delivery;

import java.util.List;

/// Images as `hack/images save` leaves them, as far as the played programs look into them.
final class Archives {
  static final List<String> IMAGES = List.of("operator", "shop-api", "shop-ui", "shop-db");
  static final String FOLDER = "target/images";

  private Archives() {}

  static String file(String image) {
    return "%s/%s-0123456789ab.tar".formatted(FOLDER, image);
  }

  /// @param marks what the played scanner is to see
  static void write(
      Checkout checkout, String image, String version, String revision, String... marks) {
    String tag = "shopkeeper.dev/" + image + ":";
    checkout.write(
        file(image),
        String.join("\n", marks) + "\n" + tag + version + "\n" + tag + revision + "\n");
  }

  static Checkout.Ending scan(Checkout checkout) {
    return checkout.run("hack/delivery/scan", FOLDER);
  }

  static Checkout.Ending push(Checkout checkout, String registry) {
    return checkout.run("hack/delivery/push", registry, FOLDER);
  }

  /// What was pushed, without its registry.
  static List<String> pushed(Checkout checkout, String registry) {
    return checkout.told("docker").stream()
        .filter(line -> line.startsWith("push "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .map(name -> name.substring(registry.length() + 1))
        .toList();
  }
}
