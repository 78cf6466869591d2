package dev.shopkeeper.shop.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares a genuine seal with the entries that stand where it was set.
record SealCheck(Seal seal, SealKey key) {

  /// The first entry that is not as it was sealed, and what became of it; nothing when all are.
  Optional<String> against(List<Entry> found) {
    List<Long> ids = found.stream().map(entry -> entry.place().id()).toList();
    Set<Long> sealed = new HashSet<>(seal.entries());
    Set<Long> present = new HashSet<>(ids);
    for (int i = 0; i < seal.entries().size(); i++) {
      long id = seal.entries().get(i);
      if (!present.contains(id)) {
        return Optional.of("entry %d was removed".formatted(id));
      }
      long other = ids.get(i);
      if (other != id) {
        return Optional.of(misplaced(other, sealed));
      }
      String code = found.get(i).code(key);
      if (!code.equals(seal.codes().get(i))) {
        return Optional.of(changed(id, code));
      }
    }
    return ids.size() == seal.entries().size()
        ? Optional.empty()
        : Optional.of(misplaced(ids.get(seal.entries().size()), sealed));
  }

  private static String misplaced(long id, Set<Long> sealed) {
    return sealed.contains(id)
        ? "entry %d was reordered".formatted(id)
        : "entry %d was inserted".formatted(id);
  }

  private String changed(long id, String code) {
    int origin = seal.codes().indexOf(code);
    return origin < 0
        ? "entry %d was changed".formatted(id)
        : "entry %d was reordered: it says what entry %d said"
            .formatted(id, seal.entries().get(origin));
  }
}
