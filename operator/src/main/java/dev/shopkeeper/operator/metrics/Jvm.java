package dev.shopkeeper.operator.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;

/// What any process of Java says of itself.
final class Jvm {
  private Jvm() {}

  /// The collector is listened to for as long as the process lives.
  @SuppressWarnings("resource")
  static List<MeterBinder> figures() {
    return List.of(
        new ClassLoaderMetrics(),
        new JvmMemoryMetrics(),
        new JvmGcMetrics(),
        new JvmThreadMetrics(),
        new ProcessorMetrics(),
        new FileDescriptorMetrics(),
        new UptimeMetrics());
  }
}
