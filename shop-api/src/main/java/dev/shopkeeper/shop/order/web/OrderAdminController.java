package dev.shopkeeper.shop.order.web;

import dev.shopkeeper.shop.admin.AdminOnly;
import dev.shopkeeper.shop.audit.Actor;
import dev.shopkeeper.shop.order.MoveOrder;
import dev.shopkeeper.shop.order.Order;
import dev.shopkeeper.shop.order.OrderId;
import dev.shopkeeper.shop.order.OrderStatus;
import dev.shopkeeper.shop.order.Orders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
class OrderAdminController {

  private final Orders orders;
  private final MoveOrder moveOrder;

  OrderAdminController(Orders orders, MoveOrder moveOrder) {
    this.orders = orders;
    this.moveOrder = moveOrder;
  }

  /// Where the order is to go.
  record StatusBody(
      @NotNull
          @Pattern(
              regexp = "pending|processing|completed|cancelled",
              message = "must be pending, processing, completed or cancelled")
          String status) {}

  @AdminOnly
  @GetMapping
  ResponseEntity<OrderListView> list(HttpServletRequest request) {
    var query = new OrderQuery(request.getParameterMap());
    return answer(OrderListView.of(orders.newest(query.filter())));
  }

  @AdminOnly
  @PatchMapping("/{id}")
  ResponseEntity<Order> move(
      @PathVariable("id") long number, @Valid @RequestBody StatusBody body, Actor actor) {
    var id = new OrderId(number);
    OrderStatus wanted = OrderStatus.of(body.status());
    return answer(moveOrder.to(wanted, id, actor).orElseThrow(() -> OrderController.missing(id)));
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
