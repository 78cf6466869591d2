package dev.shopkeeper.operator.cluster;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.javaoperatorsdk.operator.api.config.informer.Field;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/// Where the canary comes back: a controller beside that of Shops, on the same threads. It sees the
/// one Lease alone, so that the right to see that one is enough.
@ControllerConfiguration(
    name = "canary",
    informer = @Informer(fieldSelector = @Field(path = "metadata.name", value = Canary.NAME)),
    generationAwareEventProcessing = false)
record CanaryReconciler(Canary canary) implements Reconciler<Lease> {
  @Override
  public UpdateControl<Lease> reconcile(Lease lease, Context<Lease> context) {
    canary.isBack(lease);
    return UpdateControl.noUpdate();
  }
}
