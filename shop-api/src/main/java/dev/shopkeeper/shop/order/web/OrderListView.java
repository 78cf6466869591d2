package dev.shopkeeper.shop.order.web;

import dev.shopkeeper.shop.order.Order;
import dev.shopkeeper.shop.order.OrderPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of orders as it is answered; `next` is what `after` takes for the page that follows.
record OrderListView(List<Order> orders, @Nullable String next) {

  static OrderListView of(OrderPage page) {
    return new OrderListView(
        page.orders(), page.next() == null ? null : String.valueOf(page.next().value()));
  }
}
