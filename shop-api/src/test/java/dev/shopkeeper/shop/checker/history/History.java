package dev.shopkeeper.shop.checker.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what the clients of a run do, a line for the begin and one for the end of each call.
public final class History implements AutoCloseable {

  /// The history's file in a run's folder.
  public static final String FILE = "history.jsonl";

  private final long start = System.nanoTime();
  private final AtomicLong calls = new AtomicLong();
  private final BufferedWriter file;

  /// Begins a new one.
  public History(Path folder) throws IOException {
    this.file = Files.newBufferedWriter(folder.resolve(FILE));
  }

  /// Nanoseconds since the run began.
  public long now() {
    return System.nanoTime() - start;
  }

  /// To be called before the first byte is sent; returns the call's number.
  public long began(int client, int api, Action action) {
    long call = calls.incrementAndGet();
    write(new Event(now(), "invoke", call, client, api, action, null));
    return call;
  }

  /// To be called after the last byte has come, or none will.
  public void ended(long call, int client, int api, Answer answer) {
    String type = answer.outcome().name().toLowerCase(Locale.ROOT);
    write(new Event(now(), type, call, client, api, null, answer));
  }

  private void write(@Nullable Event event) {
    String line = JsonMapper.shared().writeValueAsString(event);
    try {
      synchronized (file) {
        file.write(line);
        file.newLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
