package dev.shopkeeper.shop.checker.verdict;

import dev.shopkeeper.shop.checker.history.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/// Finds for each refusal for want of stock a place in the ledger where there was that little.
///
/// Such a place comes after all changes that had ended when the call began, before all that began
/// after it ended, and not before the place of a refusal that had ended by then. Taking the first
/// such place for each, in the order they began, finds places for all if there are any.
record Refusals(List<Window> ledger) {

  /// A refusal that has its place: so many changes come before it.
  private record Placed(long ended, int place) {}

  void judge(List<Call> refusals, List<String> breaches) {
    long[] stocks = stocks();
    PriorityQueue<Placed> open = new PriorityQueue<>(Comparator.comparingLong(Placed::ended));
    int earliest = 0;
    for (Call call : refusals) {
      while (!open.isEmpty() && open.element().ended() < call.began()) {
        earliest = Math.max(earliest, open.remove().place());
      }
      int place = place(call, stocks, earliest);
      if (place < 0) {
        breaches.add(
            "call %d was refused for a stock of %d of product %d, which there was not at the time"
                .formatted(call.number(), call.answer().stock(), call.answer().product()));
      } else {
        open.add(new Placed(call.ended(), place));
      }
    }
  }

  /// Entry `i` is the stock after `i` changes.
  private long[] stocks() {
    long[] stocks = new long[ledger.size() + 1];
    for (int i = 0; i < ledger.size(); i++) {
      stocks[i + 1] = stocks[i] + ledger.get(i).movement().quantity();
    }
    return stocks;
  }

  private int place(Call call, long[] stocks, int earliest) {
    int first = earliest;
    int last = ledger.size();
    for (int i = 0; i < ledger.size(); i++) {
      if (ledger.get(i).ended() < call.began()) {
        first = Math.max(first, i + 1);
      }
      if (ledger.get(i).began() > call.ended()) {
        last = Math.min(last, i);
      }
    }
    long seen = Objects.requireNonNull(call.answer().stock());
    for (int place = first; place <= last; place++) {
      if (stocks[place] == seen) {
        return place;
      }
    }
    return -1;
  }
}
