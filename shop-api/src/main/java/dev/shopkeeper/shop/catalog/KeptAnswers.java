package dev.shopkeeper.shop.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shopkeeper.shop.catalog.Freshness.Stamp;
import dev.shopkeeper.shop.database.DatabaseFault;
import dev.shopkeeper.shop.problem.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bytes of recent answers, told again while they are true, and when the database is away.
public final class KeptAnswers {

  private static final Logger log = LoggerFactory.getLogger(KeptAnswers.class);

  /// Counted with each answer, so that small ones are bounded in number too.
  private static final int OVERHEAD = 1024;

  /// How long somebody waits for the database who could be told the last known bytes.
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final Freshness freshness;
  private final Function<CatalogRead, Optional<Answer>> source;
  private final Cache<CatalogRead, Kept> kept;
  private final ConcurrentMap<Reading, CompletableFuture<Optional<Answer>>> readings =
      new ConcurrentHashMap<>();

  private record Kept(Answer answer, Stamp stamp) {

    Kept latest(Kept other) {
      return stamp.began() - other.stamp.began() >= 0 ? this : other;
    }
  }

  /// Nobody joins a reading that began before a change of which they may know.
  private record Reading(CatalogRead read, long edits, long sales) {

    Reading(CatalogRead read, Stamp stamp) {
      this(read, stamp.edits(), stamp.sales());
    }
  }

  /// What is told; with an age when it is no more than the last that is known.
  public record Told(Answer answer, @Nullable Duration age) {}

  KeptAnswers(Freshness freshness, long mostBytes, Function<CatalogRead, Optional<Answer>> source) {
    this.freshness = freshness;
    this.source = source;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((CatalogRead read, Kept entry) -> OVERHEAD + entry.answer.json().length)
            .executor(Runnable::run)
            .build();
  }

  /// What can be told without a wait, if anything.
  public @Nullable Told atOnce(CatalogRead read) {
    Kept entry = kept.getIfPresent(read);
    return entry == null ? null : atOnce(read, entry);
  }

  private @Nullable Told atOnce(CatalogRead read, Kept entry) {
    return switch (freshness.of(entry.stamp, read)) {
      case TELL -> new Told(entry.answer, null);
      case TELL_AND_READ_AGAIN -> {
        var _ = readAside(read);
        yield new Told(entry.answer, null);
      }
      case READ_FIRST -> freshness.databaseIsAway() ? lastKnown(entry) : null;
    };
  }

  /// The answer; none when there is no such product.
  public Optional<Told> tell(CatalogRead read) {
    Kept entry = kept.getIfPresent(read);
    if (entry == null) {
      return outcome(readOnce(read)).map(answer -> new Told(answer, null));
    }
    Told told = atOnce(read, entry);
    return told == null ? readOrLastKnown(read, entry) : Optional.of(told);
  }

  private Optional<Told> readOrLastKnown(CatalogRead read, Kept entry) {
    try {
      return readAside(read)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .map(answer -> new Told(answer, null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(lastKnown(entry));
    } catch (TimeoutException e) {
      return Optional.of(lastKnown(entry));
    } catch (ExecutionException e) {
      return Optional.of(lastKnown(entry, e.getCause()));
    }
  }

  private Told lastKnown(Kept entry) {
    return new Told(entry.answer, freshness.age(entry.stamp));
  }

  private Told lastKnown(Kept entry, @Nullable Throwable failure) {
    if (failure instanceof RuntimeException defect
        && (defect instanceof Refusal || DatabaseFault.of(defect) == DatabaseFault.DEFECT)) {
      throw defect;
    }
    return lastKnown(entry);
  }

  /// Of those who want the same at once, one asks the database.
  private CompletableFuture<Optional<Answer>> readOnce(CatalogRead read) {
    return read(read, Runnable::run);
  }

  private CompletableFuture<Optional<Answer>> readAside(CatalogRead read) {
    return read(read, task -> Thread.ofVirtual().name("catalogue-read").start(task));
  }

  private CompletableFuture<Optional<Answer>> read(CatalogRead read, Executor where) {
    Stamp stamp = freshness.stamp(read);
    var reading = new Reading(read, stamp);
    var mine = new CompletableFuture<Optional<Answer>>();
    var theirs = readings.putIfAbsent(reading, mine);
    if (theirs != null) {
      return theirs;
    }
    // Who asked before may have been answered between our look at what is kept and our turn.
    Kept entry = kept.getIfPresent(read);
    if (entry != null && freshness.of(entry.stamp, read) == Freshness.Verdict.TELL) {
      readings.remove(reading);
      mine.complete(Optional.of(entry.answer));
      return mine;
    }
    where.execute(() -> readNow(reading, stamp, mine));
    return mine;
  }

  private void readNow(Reading reading, Stamp stamp, CompletableFuture<Optional<Answer>> future) {
    try {
      Optional<Answer> answer = source.apply(reading.read);
      keep(reading.read, answer, stamp);
      readings.remove(reading);
      future.complete(answer);
    } catch (RuntimeException | Error e) {
      log.debug("the catalogue could not be read", e);
      readings.remove(reading);
      future.completeExceptionally(e);
    }
  }

  private void keep(CatalogRead read, Optional<Answer> answer, Stamp stamp) {
    if (answer.isPresent()) {
      kept.asMap().merge(read, new Kept(answer.get(), stamp), Kept::latest);
    } else {
      kept.invalidate(read);
    }
  }

  private static Optional<Answer> outcome(CompletableFuture<Optional<Answer>> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /// What is known to be wrong is not even told when the database is away.
  void forget(CatalogRead read) {
    kept.invalidate(read);
  }
}
