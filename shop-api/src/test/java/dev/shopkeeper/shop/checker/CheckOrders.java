package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.shop.CheckedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// The program behind `hack/check-orders`: runs and judges, or judges what an earlier run left.
public final class CheckOrders {

  private static final int BREACH = 1;
  private static final int MISUSE = 2;
  private static final int TOO_LITTLE = 3;

  private CheckOrders() {}

  /// Ends with 1 when a check found a breach, and with 3 when the run saw less than it should.
  public static void main(String[] words) throws Exception {
    Locale.setDefault(Locale.ROOT);
    try {
      System.exit(exit(words));
    } catch (Misuse e) {
      System.err.println(e.getMessage());
      System.exit(MISUSE);
    }
  }

  private static int exit(String... words) throws Exception {
    if (words.length == 2 && words[0].equals("judge")) {
      return judge(Path.of(words[1])).holds() ? 0 : BREACH;
    }
    boolean named = words.length > 0 && words[0].equals("run");
    Plan plan = Plan.of(Arrays.copyOfRange(words, named ? 1 : 0, words.length));
    if (!CheckedShop.mayMount()) {
      throw new Misuse(
          "The disk's faults need root, loop devices and mkfs.xfs: run it as root on Linux.");
    }
    return run(plan);
  }

  private static int run(Plan plan) throws Exception {
    System.out.printf("the run leaves its history in %s%n", plan.folder());
    new Run(plan).carryOut();
    Report report = judge(plan.folder());
    if (!report.holds()) {
      return BREACH;
    }
    if (!new Goal(plan).reached(report.strikes(), report.acknowledged())) {
      System.out.printf(
          "too little was seen: there should be %d effective faults, %d kinds with %d each, and %d orders%n",
          plan.faults(), plan.classes(), plan.each(), plan.orders());
      return TOO_LITTLE;
    }
    return 0;
  }

  static Report judge(Path folder) throws IOException {
    Report report = Report.of(folder);
    String text = report.text();
    Files.writeString(folder.resolve("verdict.txt"), text);
    System.out.print(text);
    return report;
  }
}
