package dev.shopkeeper.shop.cart.web;

import dev.shopkeeper.shop.cart.Cart;
import dev.shopkeeper.shop.cart.CartToken;
import dev.shopkeeper.shop.cart.Carts;
import dev.shopkeeper.shop.cart.FillCart;
import dev.shopkeeper.shop.cart.FillCart.Filled;
import dev.shopkeeper.shop.catalog.ProductId;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cart")
class CartController {

  private final Carts carts;
  private final FillCart fillCart;

  CartController(Carts carts, FillCart fillCart) {
    this.carts = carts;
    this.fillCart = fillCart;
  }

  @PostMapping
  ResponseEntity<CartView> add(
      @Valid @RequestBody CartBody body,
      @RequestHeader(name = CartToken.HEADER, required = false) @Nullable String header) {
    Filled filled =
        fillCart.with(CartToken.parse(header), new ProductId(body.productId()), body.quantity());
    return answer(
        filled.isNew() ? HttpStatus.CREATED : HttpStatus.OK,
        CartView.of(filled.cart(), filled.token()));
  }

  @GetMapping
  ResponseEntity<CartView> show(
      @RequestHeader(name = CartToken.HEADER, required = false) @Nullable String header) {
    return answer(HttpStatus.OK, view(token(header)));
  }

  @DeleteMapping("/items/{id}")
  ResponseEntity<CartView> remove(
      @PathVariable long id,
      @RequestHeader(name = CartToken.HEADER, required = false) @Nullable String header) {
    CartToken token = token(header);
    if (!carts.remove(token, id)) {
      throw missing(id);
    }
    return answer(HttpStatus.OK, view(token));
  }

  @PutMapping("/items/{id}")
  ResponseEntity<CartView> set(
      @PathVariable long id,
      @Valid @RequestBody QuantityBody body,
      @RequestHeader(name = CartToken.HEADER, required = false) @Nullable String header) {
    CartToken token = token(header);
    Cart cart = fillCart.set(token, id, body.quantity()).orElseThrow(() -> missing(id));
    return answer(HttpStatus.OK, CartView.of(cart, token));
  }

  private CartView view(CartToken token) {
    return CartView.of(carts.find(token).orElseThrow(CartController::unknown), token);
  }

  private static CartToken token(@Nullable String header) {
    CartToken token = CartToken.parse(header);
    if (token == null) {
      throw unknown();
    }
    return token;
  }

  private static ResponseEntity<CartView> answer(HttpStatusCode status, CartView cart) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(cart);
  }

  private static Refusal unknown() {
    return missing("The header %s opens no cart.".formatted(CartToken.HEADER));
  }

  private static Refusal missing(long item) {
    return missing("There is no item %d in this cart.".formatted(item));
  }

  private static Refusal missing(String detail) {
    return new Refusal(ProblemType.NOT_FOUND, detail, Map.of());
  }
}
