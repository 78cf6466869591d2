package dev.shopkeeper.operator.cluster;

import dev.shopkeeper.operator.shop.Shop;
import java.time.Duration;
import java.util.Optional;

/// How a reconcile ended: the Shop with its new status, if one was written, and when to look again
/// at the latest.
record Outcome(Optional<Shop> written, Duration next) {
  Duration nextWithin(Duration limit) {
    return next.compareTo(limit) < 0 ? next : limit;
  }
}
