package dev.shopkeeper.shop.audit;

/// Where an entry stands in the order of sealing.
record Place(long transaction, long id) {

  /// Before every entry.
  static final Place START = new Place(0, 0);

  /// The place that nothing stands between and this one.
  Place before() {
    return new Place(transaction, id - 1);
  }
}
