package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.shop.FailedRevision;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Shop;
import java.util.Optional;

/// Which revision the pods are made by.
///
/// @param data that of the database and of the schema, which only go forward
/// @param serving that of the api and the ui, which go back when they fail
/// @param failed one that is not tried again
/// @param rolledBack whether that is the one wanted
/// @param isHeld whether a pause keeps what is wanted from the pods
public record Course(
    NamedRevision data,
    NamedRevision serving,
    Optional<FailedRevision> failed,
    boolean rolledBack,
    boolean isHeld) {

  /// Chooses between what is wanted, what was good and what is there.
  ///
  /// @param current what is there, if the cluster keeps it
  /// @param lastGood what can be gone back to: only what this operator would render
  /// @param wanted what the Shop asks for
  /// @param stall why what is wanted does not get healthy, if its time is up
  public static Course of(
      Shop shop,
      Optional<NamedRevision> current,
      Optional<NamedRevision> lastGood,
      NamedRevision wanted,
      Optional<String> stall) {
    Optional<FailedRevision> known = Optional.ofNullable(shop.statusOrEmpty().failedRevision());
    if (shop.getSpec().paused() != Pause.NONE && current.isPresent()) {
      return new Course(current.get(), current.get(), known, false, !isSame(current.get(), wanted));
    }
    Optional<FailedRevision> failed =
        known
            .filter(it -> it.revision().equals(wanted.name()))
            .map(it -> it.askedForBy(shop.generation()))
            .or(() -> stall.map(why -> new FailedRevision(wanted.name(), shop.generation(), why)));
    Optional<NamedRevision> good = lastGood.filter(it -> !isSame(it, wanted));
    if (failed.isPresent() && good.isPresent()) {
      return new Course(wanted, good.get(), failed, true, false);
    }
    return new Course(
        wanted, wanted, known.filter(it -> it.generation() == shop.generation()), false, false);
  }

  private static boolean isSame(NamedRevision one, NamedRevision other) {
    return one.name().equals(other.name());
  }
}
