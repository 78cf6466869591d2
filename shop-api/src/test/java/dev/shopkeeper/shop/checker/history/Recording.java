package dev.shopkeeper.shop.checker.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Reads a run's client history again.
public final class Recording {

  private final Map<Long, Event> begins = new HashMap<>();
  private final Map<Long, Event> ends = new HashMap<>();

  private Recording() {}

  /// All calls of that run, in the order they began.
  public static List<Call> calls(Path folder) throws IOException {
    var recording = new Recording();
    try (Stream<String> lines = Files.lines(folder.resolve(History.FILE))) {
      lines.map(line -> JsonMapper.shared().readValue(line, Event.class)).forEach(recording::take);
    }
    return recording.begins.values().stream()
        .map(recording::call)
        .sorted(Comparator.comparingLong(Call::began))
        .toList();
  }

  private void take(Event event) {
    (event.action() == null ? ends : begins).put(event.call(), event);
  }

  private Call call(Event begin) {
    Event end = ends.get(begin.call());
    return new Call(
        begin.call(),
        begin.client(),
        begin.api(),
        Objects.requireNonNull(begin.action()),
        begin.at(),
        end == null ? Call.NEVER : end.at(),
        end == null || end.answer() == null ? Answer.none("no end") : end.answer());
  }
}
