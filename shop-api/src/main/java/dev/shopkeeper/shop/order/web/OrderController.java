package dev.shopkeeper.shop.order.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.shopkeeper.shop.admin.Administrator;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.cart.CartToken;
import dev.shopkeeper.shop.order.IdempotencyKey;
import dev.shopkeeper.shop.order.MoveOrder;
import dev.shopkeeper.shop.order.Order;
import dev.shopkeeper.shop.order.OrderId;
import dev.shopkeeper.shop.order.OrderTokens;
import dev.shopkeeper.shop.order.Orders;
import dev.shopkeeper.shop.order.PlaceOrder;
import dev.shopkeeper.shop.order.PlaceOrder.Placement;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
class OrderController {

  private static final String TOKEN = "Order-Token";

  private final PlaceOrder placeOrder;
  private final MoveOrder moveOrder;
  private final Orders orders;
  private final OrderTokens tokens;
  private final Administrator administrator;

  OrderController(
      PlaceOrder placeOrder,
      MoveOrder moveOrder,
      Orders orders,
      OrderTokens tokens,
      Administrator administrator) {
    this.placeOrder = placeOrder;
    this.moveOrder = moveOrder;
    this.orders = orders;
    this.tokens = tokens;
    this.administrator = administrator;
  }

  /// An order together with the token that shows it again.
  record OrderWithToken(@JsonUnwrapped Order order, String token) {}

  @PostMapping
  ResponseEntity<OrderWithToken> place(
      @Valid @RequestBody OrderBody body,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @RequestHeader(name = CartToken.HEADER, required = false) @Nullable String cart) {
    Placement placement =
        placeOrder.of(body.purchase(CartToken.parse(cart)), IdempotencyKey.parse(key));
    Order order = placement.order();
    BodyBuilder answer =
        ResponseEntity.created(URI.create("/api/orders/" + order.id().value()))
            .cacheControl(CacheControl.noStore());
    if (placement.replayed()) {
      answer.header(IdempotencyKey.REPLAYED, "true");
    }
    return answer.body(new OrderWithToken(order, tokens.of(order.id())));
  }

  @GetMapping("/{id}")
  ResponseEntity<Order> one(
      @PathVariable("id") long number,
      @RequestHeader(name = TOKEN, required = false) @Nullable String token,
      HttpServletRequest request) {
    var id = new OrderId(number);
    caller(id, token, request);
    return answer(id, orders.find(id));
  }

  @PostMapping("/{id}/cancel")
  ResponseEntity<Order> cancel(
      @PathVariable("id") long number,
      @RequestHeader(name = TOKEN, required = false) @Nullable String token,
      HttpServletRequest request) {
    var id = new OrderId(number);
    return answer(id, moveOrder.cancelPending(id, caller(id, token, request)));
  }

  private Actor caller(OrderId id, @Nullable String token, HttpServletRequest request) {
    return tokens.admits(id, token)
        ? Actor.CUSTOMER
        : administrator.of(request).orElseThrow(() -> missing(id));
  }

  private static ResponseEntity<Order> answer(OrderId id, Optional<Order> order) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(order.orElseThrow(() -> missing(id)));
  }

  /// The same answer for an order that is not there and one that is somebody else's.
  static Refusal missing(OrderId id) {
    return new Refusal(
        ProblemType.NOT_FOUND, "There is no order %d for you.".formatted(id.value()), Map.of());
  }
}
