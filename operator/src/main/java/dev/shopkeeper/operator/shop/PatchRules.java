package dev.shopkeeper.operator.shop;

import java.util.ArrayList;
import java.util.List;

/// The rules of a patch as such; what it may do to the objects is no matter of the spec alone.
final class PatchRules {
  private final List<Violation> violations = new ArrayList<>();

  private PatchRules() {}

  static List<Violation> check(OverridesSpec overrides) {
    var rules = new PatchRules();
    rules.operations("spec.overrides.database", overrides.database());
    rules.operations("spec.overrides.api", overrides.api());
    rules.operations("spec.overrides.ui", overrides.ui());
    return rules.violations;
  }

  private void operations(String field, List<PatchOperation> operations) {
    if (operations.size() > OverridesSpec.MOST_OPERATIONS) {
      refuse(field, "must have at most 32 operations, not " + operations.size());
    }
    for (int i = 0; i < operations.size(); i++) {
      operation(field + "[" + i + "]", operations.get(i));
    }
  }

  private void operation(String field, PatchOperation operation) {
    if (operation.kind() == null || operation.op() == null || operation.path() == null) {
      refuse(field, "must have a kind, an op and a path");
      return;
    }
    if (operation.path().length() > PatchOperation.LONGEST_PATH
        || !operation.path().matches(PatchOperation.POINTER)) {
      refuse(field + ".path", "must be a JSON pointer such as /spec/template/spec/nodeSelector");
    }
    value(field + ".value", operation);
  }

  private void value(String field, PatchOperation operation) {
    if ((operation.op() == PatchVerb.REMOVE) != (operation.value() == null)) {
      refuse(field, "must be given to add, replace and test, and not to remove");
    } else if (operation.value() != null) {
      content(field, operation);
    }
  }

  private void content(String field, PatchOperation operation) {
    try {
      if (operation.content().isMissingNode() || operation.content().isNull()) {
        refuse(field, "must not be empty: use remove to take something away");
      }
      notLonger(field, operation);
    } catch (IllegalArgumentException e) {
      refuse(field, "must be YAML text: " + e.getMessage());
    }
  }

  private void notLonger(String field, PatchOperation operation) {
    if (operation.value() != null && operation.value().length() > PatchOperation.LONGEST_VALUE) {
      refuse(field, "must have at most 8192 characters");
    }
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, message));
  }
}
