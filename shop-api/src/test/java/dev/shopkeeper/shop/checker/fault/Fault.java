package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.CheckedShop;
import java.util.List;
import java.util.stream.Stream;

/// One kind of harm. It leaves behind what has to be started started, though perhaps not ready yet.
public interface Fault {

  /// Its name in tables and options.
  String name();

  /// Does the harm, undoes it, and tells what was seen.
  Effect strike(Scene scene) throws Exception;

  /// All there are; those of the disk only where disks may be mounted.
  static List<Fault> all() {
    List<Fault> everywhere =
        List.of(
            new KillApi(),
            new KillDatabase(),
            new StopApi(),
            new StopDatabase(),
            new EndSessions(),
            new CutWire(),
            new DeadWire(),
            new SwapCredentials(),
            new MigrateWhileServing());
    return CheckedShop.mayMount() ? with(everywhere, new FullDisk(), new PowerCut()) : everywhere;
  }

  private static List<Fault> with(List<Fault> some, Fault... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }
}
