package dev.shopkeeper.shop.audit;

/// Who does something to the shop.
public record Actor(String name) {

  /// Whoever buys: guests have no name.
  public static final Actor CUSTOMER = new Actor("customer");

  /// The shop itself, where it closes what was recorded.
  static final Actor SEALER = new Actor("sealer");

  /// The administrator who signs in under that name.
  public static Actor administrator(String name) {
    return new Actor("administrator:" + name);
  }
}
