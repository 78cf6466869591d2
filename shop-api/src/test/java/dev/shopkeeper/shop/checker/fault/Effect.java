package dev.shopkeeper.shop.checker.fault;

/// What was seen of a fault; one without a visible effect has tested nothing.
public record Effect(boolean seen, String what) {}
