package dev.shopkeeper.delivery;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What steps do that matters to the order of things.
enum Deed {
  TEST("make test"),
  TEST_ON_A_CLUSTER("make e2e"),
  CHECK_WORKFLOWS("make check-workflows"),
  BUILD("make images"),
  CHECK_IMAGES("make check-images"),
  SCAN("hack/delivery/scan "),
  PUSH("hack/delivery/push "),
  VERIFY("hack/delivery/signatures verify "),
  DEPLOY("hack/delivery/deploy "),
  RELEASE("gh release create "),
  CHECK_FOUNDATION("make check-terraform"),
  PLAN("hack/delivery/terraform \"$VERB\""),
  APPLY("hack/delivery/terraform apply "),
  TELL("hack/delivery/notify");

  /// Each of them has to go well before anything is built.
  static final Set<Deed> TESTS = EnumSet.of(TEST, TEST_ON_A_CLUSTER, CHECK_WORKFLOWS);

  /// After each of them somebody else has what was made.
  static final Set<Deed> DELIVERIES = EnumSet.of(PUSH, DEPLOY, RELEASE);

  private final String command;

  Deed(String command) {
    this.command = command;
  }

  static Set<Deed> of(Step step) {
    List<String> lines = step.lines();
    var deeds = EnumSet.noneOf(Deed.class);
    for (Deed deed : values()) {
      if (lines.stream().anyMatch(line -> (line.strip() + " ").contains(deed.command))) {
        deeds.add(deed);
      }
    }
    return deeds;
  }
}
