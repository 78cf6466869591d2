package dev.shopkeeper.operator.status;

import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.observe.Health;
import dev.shopkeeper.operator.plan.Plan;
import dev.shopkeeper.operator.plan.StageName;
import dev.shopkeeper.operator.rollout.Course;
import dev.shopkeeper.operator.shop.ApiStatus;
import dev.shopkeeper.operator.shop.ConditionStatus;
import dev.shopkeeper.operator.shop.ConditionType;
import dev.shopkeeper.operator.shop.DatabaseStatus;
import dev.shopkeeper.operator.shop.FailedRevision;
import dev.shopkeeper.operator.shop.Pause;
import dev.shopkeeper.operator.shop.Reason;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.UiStatus;
import dev.shopkeeper.operator.workload.Pin;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the status tells of a Shop's revisions.
final class RolloutStatus {
  private final Shop shop;
  private final Plan plan;
  private final Course course;
  private final boolean accepted;

  /// @param accepted whether the API server took every change
  RolloutStatus(Shop shop, Plan plan, Course course, boolean accepted) {
    this.shop = shop;
    this.plan = plan;
    this.course = course;
    this.accepted = accepted;
  }

  @Nullable String revision() {
    return isIdle() ? shop.statusOrEmpty().revision() : course.serving().name();
  }

  /// The one that runs, once api and ui are healthy with it.
  @Nullable String lastGoodRevision() {
    boolean good =
        accepted
            && !isIdle()
            && plan.of(StageName.MIGRATION).isReady()
            && plan.of(StageName.API).isReady()
            && plan.of(StageName.UI).isReady();
    return good ? course.serving().name() : shop.statusOrEmpty().lastGoodRevision();
  }

  UiStatus ui() {
    Pin pin = course.serving().revision().running(Component.UI);
    return new UiStatus(pin.image(), pin.templateRevision());
  }

  ApiStatus api(@Nullable Pin migrated) {
    return migrated == null
        ? new ApiStatus(null, null)
        : new ApiStatus(migrated.image(), migrated.templateRevision());
  }

  DatabaseStatus database(boolean initialised) {
    Pin pin = course.data().revision().running(Component.DATABASE);
    return new DatabaseStatus(initialised, pin.image(), pin.templateRevision());
  }

  Optional<Health> rolledBack() {
    return course.failed().filter(_ -> course.rolledBack()).map(this::rolledBack);
  }

  private Health rolledBack(FailedRevision failed) {
    return Health.failed(
        Reason.ROLLED_BACK,
        "Revision %s failed: %s. The api and the ui went back to %s. %s is not tried again until the spec asks for another; kubectl -n %s get pods -l app.kubernetes.io/instance=%s and their events say why while it is tried."
            .formatted(
                failed.revision(),
                failed.message(),
                course.serving().name(),
                failed.revision(),
                shop.namespace(),
                shop.name()));
  }

  /// The database is not taken back: its files may be of a newer format by then.
  Optional<Health> overdue(Instant now) {
    return plan.of(StageName.DATABASE) instanceof Health.Waiting(var reason, var message)
            && reason == Reason.STARTING
            && isLate(now)
        ? Optional.of(
            Health.failed(
                Reason.PROGRESS_DEADLINE_EXCEEDED,
                "%s It has not been ready for %s. The database is never taken back by itself, for its files may have a newer format: see kubectl -n %s logs %s-database-0, and correct spec.database."
                    .formatted(
                        message,
                        shop.getSpec().rollout().progressDeadline(),
                        shop.namespace(),
                        shop.name())))
        : Optional.empty();
  }

  private boolean isLate(Instant now) {
    Instant since = now.minus(shop.getSpec().rollout().deadline());
    return shop.statusOrEmpty()
        .condition(ConditionType.DATABASE_READY)
        .filter(condition -> condition.status().equals(ConditionStatus.FALSE.toString()))
        .filter(condition -> !Instant.parse(condition.lastTransitionTime()).isAfter(since))
        .isPresent();
  }

  void paused(Conditions conditions) {
    paused(conditions, shop.getSpec().paused(), course.isHeld());
  }

  static void paused(Conditions conditions, Pause pause, boolean isHeld) {
    String held = isHeld ? " Changes of pods wait for None." : "";
    switch (pause) {
      case NONE ->
          conditions.set(ConditionType.PAUSED, false, Reason.NOT_PAUSED, "spec.paused is None.");
      case ROLLOUT ->
          conditions.set(
              ConditionType.PAUSED,
              true,
              Reason.ROLLOUT_PAUSED,
              "The templates of pods stay as they are." + held);
      case ALL ->
          conditions.set(
              ConditionType.PAUSED,
              true,
              Reason.ALL_PAUSED,
              "Nothing but this status is changed." + held);
    }
  }

  /// Nothing is applied: what runs is what ran.
  boolean isIdle() {
    return shop.getSpec().paused() == Pause.ALL;
  }
}
