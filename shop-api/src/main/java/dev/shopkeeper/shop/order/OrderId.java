package dev.shopkeeper.shop.order;

import com.fasterxml.jackson.annotation.JsonValue;

/// Names an order.
public record OrderId(@JsonValue long value) {}
