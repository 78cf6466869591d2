package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.naming.Annotations;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the annotations of a Shop ask for. Each value is heard once.
public final class Requests {
  private static final String EVERY_TIER = "all";
  private static final String TOKEN = "[A-Za-z0-9]([A-Za-z0-9._:+-]{0,61}[A-Za-z0-9])?";
  private static final String RESTART = "(database|api|ui|all)@" + TOKEN;

  private Requests() {}

  /// Those that cannot be understood.
  public static List<Violation> check(Shop shop) {
    return Stream.of(
            wrong(
                shop,
                Annotations.RESTART,
                RESTART,
                "must be database, api, ui or all, then @ and a word of your own, such as"
                    + " api@2026-01-31"),
            wrong(
                shop, Annotations.ADVANCE, TOKEN, "must be a word of your own, such as 2026-01-31"))
        .flatMap(Optional::stream)
        .toList();
  }

  /// The word that came with the wish to restart a tier.
  static Optional<String> restart(Shop shop, Component tier) {
    return shop.annotation(Annotations.RESTART)
        .map(value -> value.split("@", 2))
        .filter(parts -> parts[0].equals(EVERY_TIER) || parts[0].equals(tier.label()))
        .map(parts -> parts[1]);
  }

  static Optional<String> advance(Shop shop) {
    return shop.annotation(Annotations.ADVANCE);
  }

  private static Optional<Violation> wrong(
      Shop shop, String annotation, String pattern, String remedy) {
    return shop.annotation(annotation)
        .filter(value -> !value.matches(pattern))
        .map(value -> new Violation("metadata.annotations[" + annotation + "]", remedy));
  }
}
