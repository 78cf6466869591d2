package dev.shopkeeper.shop.cart;

import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.catalog.Products;
import dev.shopkeeper.shop.problem.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Lays products into a guest's cart, into a new one where there is none, and changes how many.
@Component
public final class FillCart {

  private final Carts carts;
  private final Products products;
  private final TransactionOperations transaction;

  FillCart(Carts carts, Products products, TransactionOperations transaction) {
    this.carts = carts;
    this.products = products;
    this.transaction = transaction;
  }

  /// A cart after the product was laid in, what opens it, and whether it is new.
  public record Filled(Cart cart, CartToken token, boolean isNew) {}

  /// An unknown or outlived token gets a new cart: a guest returning late can still buy.
  public Filled with(@Nullable CartToken token, ProductId product, int quantity) {
    return Objects.requireNonNull(transaction.execute(_ -> fill(token, product, quantity)));
  }

  /// Sets how many there are of an item; none when the token opens no cart with that item.
  public Optional<Cart> set(CartToken token, long item, int quantity) {
    return Objects.requireNonNull(
        transaction.execute(_ ->
            carts
                .touch(token)
                .filter(cart -> carts.set(cart, item, quantity))
                .map(carts::content)));
  }

  private Filled fill(@Nullable CartToken token, ProductId product, int quantity) {
    if (products.find(product).isEmpty()) {
      throw Refusal.ofProduct(product.value());
    }
    Optional<Long> present = Optional.ofNullable(token).flatMap(carts::touch);
    CartToken current = token != null && present.isPresent() ? token : CartToken.random();
    long id = present.orElseGet(() -> carts.create(current));
    carts.put(id, product, carts.content(id).quantityWith(product, quantity));
    return new Filled(carts.content(id), current, present.isEmpty());
  }
}
