package dev.shopkeeper.operator.rollout;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.observe.Observed;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.MaintenanceWindow;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.Release;
import dev.shopkeeper.operator.workload.TemplateRevisions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a Shop wants its pods to be made by: the revision it has with the spec of today, and one
/// step towards what the operator brings where that is asked for.
public final class Advance {
  /// A tier advances when those before it are healthy.
  static final List<Component> ORDER = List.of(Component.DATABASE, Component.API, Component.UI);

  private final Shop shop;
  private final Release release;
  private final boolean toNewest;

  private Advance(Shop shop, Revision current, Release release, Instant now) {
    this.shop = shop;
    this.release = release;
    this.toNewest = isRequested(shop, current) || isOpen(shop, now);
  }

  /// The revision a Shop has.
  public static Revision current(
      Shop shop, StoredRevisions stored, Observed observed, Release release) {
    return stored
        .current()
        .map(NamedRevision::revision)
        .orElseGet(() -> Adoption.of(shop, observed, release));
  }

  /// The revision a Shop wants, given the one it has.
  public static Revision of(Shop shop, Revision current, Release release, Instant now) {
    var advance = new Advance(shop, current, release, now);
    return advance.step(advance.restarted(current.of(shop.getSpec())));
  }

  /// Template revisions that cannot be rendered, or not yet.
  public static List<Violation> check(Shop shop, Revision current, Release release) {
    int has = ORDER.stream().mapToInt(tier -> current.pin(tier).templateRevision()).max().orElse(0);
    if (has > TemplateRevisions.NEWEST) {
      return List.of(
          violation(
              "the Shop has revision %d, and this operator knows %d at most: bring the newer operator back"
                  .formatted(has, TemplateRevisions.NEWEST)));
    }
    Integer asked = shop.getSpec().rollout().templateRevision();
    return asked != null && asked > Math.max(has, release.templateRevision())
        ? List.of(
            violation(
                "must be at most %d, the newest of this operator, not %d: upgrade the operator first"
                    .formatted(release.templateRevision(), asked)))
        : List.of();
  }

  private static Violation violation(String message) {
    return new Violation("spec.rollout.templateRevision", message);
  }

  /// When time alone may let the Shop advance.
  public static Optional<Instant> next(Shop shop, Instant now) {
    return window(shop).map(window -> window.next(now));
  }

  private static boolean isRequested(Shop shop, Revision current) {
    return Requests.advance(shop).filter(word -> !word.equals(current.advance())).isPresent();
  }

  private static boolean isOpen(Shop shop, Instant now) {
    return window(shop).filter(window -> window.isOpen(now)).isPresent();
  }

  private static Optional<Windows> window(Shop shop) {
    MaintenanceWindow window = shop.getSpec().rollout().maintenanceWindow();
    return Optional.ofNullable(window).map(Windows::new);
  }

  private Revision restarted(Revision revision) {
    Revision restarted = revision;
    for (Component tier : ORDER) {
      String word = Requests.restart(shop, tier).orElse(null);
      restarted = restarted.with(tier, restarted.pin(tier).restarted(word));
    }
    return restarted;
  }

  private Revision step(Revision from) {
    List<Component> behind =
        ORDER.stream().filter(tier -> !target(from, tier).equals(from.pin(tier))).toList();
    String request = Requests.advance(shop).orElse(null);
    if (behind.isEmpty()) {
      return from.advancedBy(request);
    }
    Component next = behind.getFirst();
    if (!mayFollow(next)) {
      return from;
    }
    Revision stepped = from.with(next, target(from, next));
    return behind.size() == 1 ? stepped.advancedBy(request) : stepped;
  }

  /// A step that was taken back is asked for as before: only then is it known for what it is.
  private boolean mayFollow(Component tier) {
    return isRolledBack()
        || ORDER.subList(0, ORDER.indexOf(tier)).stream()
            .allMatch(before -> shop.statusOrEmpty().isTrue(condition(before)));
  }

  private boolean isRolledBack() {
    return shop.statusOrEmpty()
        .condition(ConditionType.DEGRADED)
        .filter(degraded -> degraded.reason().equals(Reason.ROLLED_BACK.toString()))
        .isPresent();
  }

  private static ConditionType condition(Component tier) {
    return switch (tier) {
      case DATABASE -> ConditionType.DATABASE_READY;
      case API -> ConditionType.API_READY;
      default -> ConditionType.UI_READY;
    };
  }

  /// A number in the spec holds whoever asks for more; the image changes on the way up only.
  private Pin target(Revision from, Component tier) {
    Pin pin = from.pin(tier);
    Integer asked = shop.getSpec().rollout().templateRevision();
    int newest = Math.max(pin.templateRevision(), toNewest ? release.templateRevision() : 0);
    int template = asked == null ? newest : asked;
    boolean up = toNewest || template > pin.templateRevision();
    String image = up ? Revision.of(release.images(), tier) : pin.image();
    return new Pin(template, image, pin.restart());
  }
}
