package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a run did and achieved, in its order.
record Order(List<Execution.Done> done) {

  static Order of(List<Execution.Done> done) {
    return new Order(done);
  }

  boolean achieved(Deed deed) {
    return done.stream().anyMatch(it -> it.achieved() && it.step().does(deed));
  }

  boolean tried(Deed deed) {
    return done.stream().anyMatch(it -> it.step().does(deed));
  }

  /// Whether some of a kind was tried and went wrong, or was not come to.
  boolean lacks(Set<Deed> deeds) {
    return !deeds.stream().allMatch(this::achieved);
  }

  /// None of the later ones was even tried before all of the first were achieved, and none of the
  /// first went wrong in between.
  void isKept(Set<Deed> first, Set<Deed> later) {
    var before = new ArrayList<Execution.Done>();
    for (Execution.Done it : done) {
      if (later.stream().anyMatch(it.step()::does)) {
        Order so = of(List.copyOf(before));
        assertThat(so.lacks(first)).as("%s before any of %s", it.step().path(), first).isFalse();
        assertThat(so.failed(first))
            .as("%s although one of %s went wrong", it.step().path(), first)
            .isFalse();
      }
      before.add(it);
    }
  }

  boolean failed(Set<Deed> deeds) {
    return done.stream()
        .filter(it -> !it.achieved())
        .anyMatch(it -> deeds.stream().anyMatch(it.step()::does));
  }
}
