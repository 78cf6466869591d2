package dev.shopkeeper.shop.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Writes lines to standard output from one thread, many at once when there are many.
///
/// No line is dropped: who logs faster than the output takes it waits. A line is on its way within
/// a few milliseconds, and all are when the process ends in order; a killed process loses those.
public final class StdoutAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private static final long PAUSE_NANOS = 1_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final OutputStream output;
  private @Nullable Encoder<ILoggingEvent> encoder;
  private LineBuffer gathering = new LineBuffer();
  private LineBuffer spare = new LineBuffer();
  private @Nullable Thread writer;
  private boolean ending;

  /// Made by logback.
  public StdoutAppender() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StdoutAppender(OutputStream output) {
    this.output = output;
  }

  /// Set by logback.
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  @Override
  public void start() {
    super.start();
    ending = false;
    writer = Thread.ofPlatform().daemon().name("log").start(this::write);
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (encoder == null) {
      return;
    }
    byte[] line = encoder.encode(event);
    if (!gathers(line)) {
      // The process is ending and the writer with it: whoever still speaks writes for himself.
      awaitWriter();
      writeNow(line);
    }
  }

  /// Leaves the line to the writer, waiting for room; false when there is no writer any more.
  private boolean gathers(byte[] line) {
    lock.lock();
    try {
      while (!ending && !gathering.takes(line)) {
        changed.awaitUninterruptibly();
      }
      if (!ending && gathering.add(line)) {
        changed.signalAll();
      }
      return !ending;
    } finally {
      lock.unlock();
    }
  }

  private void writeNow(byte[] line) {
    lock.lock();
    try {
      gathering.add(line);
      gathering.writeTo(output, this::addError);
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    for (LineBuffer full = next(); full != null; full = next()) {
      full.writeTo(output, this::addError);
      // Where there was a line there is another: one call of the system then takes them all.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /// What was gathered, once there is something; nothing after the end.
  private @Nullable LineBuffer next() {
    lock.lock();
    try {
      while (gathering.isEmpty()) {
        if (ending) {
          return null;
        }
        changed.awaitUninterruptibly();
      }
      LineBuffer full = gathering;
      gathering = spare;
      spare = full;
      changed.signalAll();
      return full;
    } finally {
      lock.unlock();
    }
  }

  /// Returns when all lines are written; later ones are written as they come.
  private void end() {
    lock.lock();
    try {
      ending = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    awaitWriter();
  }

  @Override
  public void stop() {
    end();
    super.stop();
  }

  private void awaitWriter() {
    try {
      if (writer != null) {
        writer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
