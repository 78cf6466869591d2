package dev.shopkeeper.shop.order.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.shopkeeper.shop.admin.Administrator;
import dev.shopkeeper.shop.cart.CartToken;
import dev.shopkeeper.shop.order.Order;
import dev.shopkeeper.shop.order.OrderId;
import dev.shopkeeper.shop.order.OrderTokens;
import dev.shopkeeper.shop.order.Orders;
import dev.shopkeeper.shop.order.PlaceOrder;
import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
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

  private final PlaceOrder placeOrder;
  private final Orders orders;
  private final OrderTokens tokens;
  private final Administrator administrator;

  OrderController(
      PlaceOrder placeOrder, Orders orders, OrderTokens tokens, Administrator administrator) {
    this.placeOrder = placeOrder;
    this.orders = orders;
    this.tokens = tokens;
    this.administrator = administrator;
  }

  /// An order together with the token that shows it again.
  record OrderWithToken(@JsonUnwrapped Order order, String token) {}

  @PostMapping
  ResponseEntity<OrderWithToken> place(
      @Valid @RequestBody OrderBody body,
      @RequestHeader(name = CartToken.HEADER, required = false) @Nullable String cartToken) {
    Order order = place(body, CartToken.parse(cartToken));
    return ResponseEntity.created(URI.create("/api/orders/" + order.id().value()))
        .cacheControl(CacheControl.noStore())
        .body(new OrderWithToken(order, tokens.of(order.id())));
  }

  private Order place(OrderBody body, @Nullable CartToken cart) {
    if (body.items() != null) {
      return placeOrder.of(body.customerEmail(), OrderBody.lines(body.items()));
    }
    if (cart != null) {
      return placeOrder.ofCart(body.customerEmail(), cart);
    }
    throw Refusal.ofField("items", "must be given, or a cart by the header " + CartToken.HEADER);
  }

  @GetMapping("/{id}")
  ResponseEntity<Order> one(
      @PathVariable("id") long number,
      @RequestHeader(name = "Order-Token", required = false) @Nullable String token,
      HttpServletRequest request) {
    var id = new OrderId(number);
    if (!tokens.admits(id, token) && administrator.of(request).isEmpty()) {
      throw missing(id);
    }
    Order order = orders.find(id).orElseThrow(() -> missing(id));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(order);
  }

  /// The same answer for an order that is not there and one that is somebody else's.
  private static Refusal missing(OrderId id) {
    return new Refusal(
        ProblemType.NOT_FOUND, "There is no order %d for you.".formatted(id.value()), Map.of());
  }
}
