package dev.shopkeeper.operator.shop;

import static dev.shopkeeper.operator.shop.ConditionType.API_READY;
import static dev.shopkeeper.operator.shop.ConditionType.DATABASE_READY;
import static dev.shopkeeper.operator.shop.ConditionType.DEGRADED;
import static dev.shopkeeper.operator.shop.ConditionType.EDGE_READY;
import static dev.shopkeeper.operator.shop.ConditionType.MONITORING_READY;
import static dev.shopkeeper.operator.shop.ConditionType.PAUSED;
import static dev.shopkeeper.operator.shop.ConditionType.PROGRESSING;
import static dev.shopkeeper.operator.shop.ConditionType.READY;
import static dev.shopkeeper.operator.shop.ConditionType.UI_READY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Why a condition is as it is: all reasons there are, and the conditions that give each.
///
/// People and programs go by these words. `docs/operations/conditions.md` explains each.
public enum Reason {
  AVAILABLE(
      "Available",
      EnumSet.of(READY, DATABASE_READY, API_READY, UI_READY, EDGE_READY, MONITORING_READY)),
  SETTLED("Settled", EnumSet.of(PROGRESSING)),
  AS_EXPECTED("AsExpected", EnumSet.of(DEGRADED)),
  DISABLED("Disabled", EnumSet.of(EDGE_READY, MONITORING_READY)),

  NOT_PAUSED("NotPaused", EnumSet.of(PAUSED)),
  ROLLOUT_PAUSED("RolloutPaused", EnumSet.of(PAUSED)),
  ALL_PAUSED("AllPaused", EnumSet.of(PAUSED, PROGRESSING)),

  APPLYING("Applying", underWay(DATABASE_READY, API_READY, UI_READY, EDGE_READY, MONITORING_READY)),
  LEAVING("Leaving", underWay(DATABASE_READY, API_READY, UI_READY, EDGE_READY, MONITORING_READY)),
  NOT_CREATED("NotCreated", underWay(DATABASE_READY, API_READY, UI_READY, EDGE_READY)),
  CREATING_DATA("CreatingData", underWay(DATABASE_READY)),
  RECORDING_DATA("RecordingData", underWay(DATABASE_READY)),
  TAKING_UP_VOLUME("TakingUpVolume", underWay(DATABASE_READY)),
  STARTING("Starting", underWay(DATABASE_READY)),
  NOT_MIGRATED("NotMigrated", underWay(API_READY)),
  MIGRATING("Migrating", underWay(API_READY)),
  ROLLING_OUT("RollingOut", underWay(API_READY, UI_READY)),
  ADDRESS_PENDING("AddressPending", underWay(UI_READY)),
  CERTIFICATE_PENDING("CertificatePending", underWay(EDGE_READY)),
  WAITING_FOR_ADDRESS("WaitingForAddress", underWay(EDGE_READY)),
  DEFINITION_MISSING("DefinitionMissing", EnumSet.of(MONITORING_READY)),

  WAITING_FOR_NETWORK(
      "WaitingForNetwork",
      EnumSet.of(DATABASE_READY, API_READY, UI_READY, EDGE_READY, MONITORING_READY)),
  WAITING_FOR_DATA("WaitingForData", EnumSet.of(API_READY, UI_READY, EDGE_READY, MONITORING_READY)),
  WAITING_FOR_DATABASE(
      "WaitingForDatabase", EnumSet.of(API_READY, UI_READY, EDGE_READY, MONITORING_READY)),
  WAITING_FOR_MIGRATION("WaitingForMigration", EnumSet.of(UI_READY, EDGE_READY, MONITORING_READY)),
  WAITING_FOR_API("WaitingForApi", EnumSet.of(UI_READY, EDGE_READY, MONITORING_READY)),
  WAITING_FOR_UI("WaitingForUi", EnumSet.of(EDGE_READY, MONITORING_READY)),
  WAITING_FOR_EDGE("WaitingForEdge", EnumSet.of(MONITORING_READY)),

  CONFLICT("Conflict", trouble(DATABASE_READY, API_READY, UI_READY, EDGE_READY, MONITORING_READY)),
  DATA_MISSING("DataMissing", trouble(DATABASE_READY)),
  DATA_TERMINATING("DataTerminating", trouble(DATABASE_READY)),
  VOLUME_MISSING("VolumeMissing", trouble(DATABASE_READY)),
  VOLUME_UNSUITABLE("VolumeUnsuitable", trouble(DATABASE_READY)),
  AUTHORITY_UNUSABLE("AuthorityUnusable", trouble(DATABASE_READY)),
  MIGRATION_FAILED("MigrationFailed", trouble(API_READY)),
  ROLLOUT_STUCK("RolloutStuck", trouble(API_READY, UI_READY)),
  SCALED_TO_ZERO("ScaledToZero", trouble(API_READY, UI_READY)),
  TLS_SECRET_MISSING("TlsSecretMissing", trouble(EDGE_READY)),
  APPLY_REFUSED("ApplyRefused", trouble(MONITORING_READY)),
  ROLLED_BACK("RolledBack", trouble()),
  PROGRESS_DEADLINE_EXCEEDED("ProgressDeadlineExceeded", EnumSet.of(DEGRADED)),
  INVALID_SPEC("InvalidSpec", EnumSet.complementOf(EnumSet.of(PAUSED))),
  RECONCILE_FAILED("ReconcileFailed", EnumSet.complementOf(EnumSet.of(PAUSED))),

  /// What the definition gives a Shop that no operator has looked at.
  NOT_RECONCILED("NotReconciled", EnumSet.of(READY)),
  /// Of an Event alone: a Shop that goes has no more to say of itself.
  DELETION_REFUSED("DeletionRefused", EnumSet.noneOf(ConditionType.class));

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // it is only given away as a copy
  private final Set<ConditionType> conditions;

  Reason(String text, Set<ConditionType> conditions) {
    this.text = text;
    this.conditions = conditions;
  }

  public static Optional<Reason> of(String text) {
    return Arrays.stream(values()).filter(reason -> reason.text.equals(text)).findFirst();
  }

  /// The conditions that give this reason.
  public Set<ConditionType> conditions() {
    return Set.copyOf(conditions);
  }

  /// Whether somebody should look.
  public boolean isTrouble() {
    return this == DELETION_REFUSED || (conditions.contains(DEGRADED) && this != AS_EXPECTED);
  }

  /// Whether a tier says no more than that another comes first.
  public boolean isOfAnother() {
    return EnumSet.range(WAITING_FOR_NETWORK, WAITING_FOR_EDGE).contains(this);
  }

  @Override
  public String toString() {
    return text;
  }

  /// What a tier still needs, the Shop needs.
  private static Set<ConditionType> underWay(ConditionType... tiers) {
    return with(tiers, READY, PROGRESSING);
  }

  private static Set<ConditionType> trouble(ConditionType... tiers) {
    return with(tiers, READY, DEGRADED);
  }

  private static Set<ConditionType> with(ConditionType[] tiers, ConditionType... summaries) {
    var all = EnumSet.noneOf(ConditionType.class);
    all.addAll(List.of(tiers));
    all.addAll(List.of(summaries));
    return all;
  }
}
