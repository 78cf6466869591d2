package dev.shopkeeper.shop.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The order checker's slice for every build; `make check-orders` is the whole of it.
class OrderCheckerIT {

  private static final Path FOLDER = Path.of("target", "order-checks");

  @Test
  void losesDoublesAndOversellsNothingWhileFaultsStrike() throws Exception {
    Plan plan =
        Plan.of(
            "--faults=10",
            "--classes=0",
            "--each=0",
            "--orders=3000",
            "--minutes=8",
            "--folder=" + FOLDER.resolve("slice-" + ProcessHandle.current().pid()));

    new Run(plan).carryOut();
    Report report = CheckOrders.judge(plan.folder());

    assertThat(report.holds()).as(report.text()).isTrue();
    assertThat(new Goal(plan).reached(report.strikes(), report.acknowledged()))
        .as(report.text())
        .isTrue();
  }
}
