package dev.shopkeeper.shop.order;

import dev.shopkeeper.shop.cart.CartToken;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// What a customer asks to buy.
public sealed interface Purchase {

  /// Whom the order is for.
  String customerEmail();

  /// The same for two requests exactly if they ask for the same, however they are written.
  byte[] fingerprint();

  /// The lines that the request names.
  record OfItems(String customerEmail, OrderLines lines) implements Purchase {

    @Override
    public byte[] fingerprint() {
      return Sha256.of(
          lines.lines().stream()
              .map(line -> line.productId().value() + " " + line.quantity())
              .collect(Collectors.joining("\n", "items\n" + customerEmail + "\n", "")));
    }
  }

  /// All that is in a cart.
  record OfCart(String customerEmail, CartToken cart) implements Purchase {

    /// The cart and not its content, which is gone when the request comes again.
    @Override
    public byte[] fingerprint() {
      return Sha256.of(
          "cart\n%s\n%s".formatted(customerEmail, HexFormat.of().formatHex(cart.hash())));
    }
  }
}
