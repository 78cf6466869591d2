package dev.shopkeeper.shop.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Three seals: over the entries 1 to 4, 5 to 9 and 10 to 14, where 5, 10 and 15 tell of a seal.
@SuppressWarnings("NullAway.Init") // injected by JUnit
class AuditSealIT {

  private static final PostgresServer SERVER = PostgresServer.create();

  private static TestDatabase database;
  private static SealedShop shop;

  @BeforeAll
  static void migrate() throws Exception {
    database = SealedShop.migrated(SERVER);
    shop = SealedShop.on(database);
  }

  @BeforeEach
  void seal() {
    for (int i = 0; i < 3; i++) {
      shop.record(4);
      assertThat(shop.seals().sealNext()).isPresent();
    }
  }

  @AfterEach
  void forget() throws Exception {
    database.sql("TRUNCATE audit_seals, audit_entries RESTART IDENTITY");
  }

  @Test
  void findsNothingWhereNothingWasTouched() {
    shop.record(2);

    assertThat(shop.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UPDATE audit_entries SET detail = '{}' WHERE id = 7         | seal 2: entry 7 was changed",
        "UPDATE audit_entries SET at = at - '1 us'::interval WHERE id = 1 | seal 1: entry 1 was changed",
        "UPDATE audit_entries SET request_id = '' WHERE id = 14       | seal 3: entry 14 was changed",
        "DELETE FROM audit_entries WHERE id = 8                       | seal 2: entry 8 was removed",
        "DELETE FROM audit_entries WHERE id = 4                       | seal 1: entry 4 was removed",
        "DELETE FROM audit_entries WHERE id = 10 | seal 3: entry 10 was removed; seal:2 has no entry that tells of it",
        "DELETE FROM audit_entries WHERE id = 15 | seal:3 has no entry that tells of it",
        "DELETE FROM audit_seals WHERE number = 1 | seal 1 is missing; seal:1 is missing or another than entry 5 tells of",
        "DELETE FROM audit_seals WHERE number = 2 | seal 2 is missing; seal:2 is missing or another than entry 10 tells of",
        "DELETE FROM audit_seals WHERE number = 3 | seal:3 is missing or another than entry 15 tells of",
        "UPDATE audit_seals SET codes[1] = codes[2] WHERE number = 2  | seal 2 was changed",
        "UPDATE audit_seals SET previous = seal WHERE number = 2      | seal 2 was changed"
      })
  void namesWhatWasTamperedWith(String statement, String problems) throws Exception {
    database.sql(statement);

    assertThat(shop.problems()).containsExactly(problems.split("; "));
  }

  @Test
  void namesAnEntryThatWasInserted() throws Exception {
    database.sql(
        """
        INSERT INTO audit_entries (id, transaction_id, at, actor, action, subject)
        OVERRIDING SYSTEM VALUE
        SELECT 99, transaction_id, at, actor, action, subject FROM audit_entries WHERE id = 7
        """);

    assertThat(shop.problems()).containsExactly("seal 2: entry 99 was inserted");
  }

  @Test
  void namesEntriesThatWereExchanged() throws Exception {
    database.sql(
        """
        WITH pair AS (DELETE FROM audit_entries WHERE id IN (6, 7) RETURNING *)
        INSERT INTO audit_entries OVERRIDING SYSTEM VALUE
        SELECT 13 - id, transaction_id, at, actor, action, subject, request_id, detail FROM pair
        """);

    assertThat(shop.problems()).containsExactly("seal 2: entry 7 was reordered");
  }

  @Test
  void remembersASealThatWasCutOffAndMadeAnew() throws Exception {
    database.sql("DELETE FROM audit_seals WHERE number = 3");
    database.sql("UPDATE audit_entries SET actor = 'nobody' WHERE id = 12");
    assertThat(shop.seals().sealNext()).isPresent();

    assertThat(shop.problems())
        .containsExactly("seal:3 is missing or another than entry 15 tells of");
  }

  @Test
  void saysTheSameOfNumbersAndNamesHoweverTheyArePrinted() throws Exception {
    database.sql(
        "UPDATE audit_entries SET detail = '{\"total\":\"12.50\", \"lines\": 2.0}' WHERE id = 8");

    assertThat(shop.problems()).isEmpty();
  }

  @Test
  void leavesTheTablesToBeAppendedToByTheServingLogin() {
    for (String statement :
        List.of(
            "UPDATE audit_entries SET actor = ''",
            "DELETE FROM audit_entries",
            "UPDATE audit_seals SET number = 9",
            "DELETE FROM audit_seals",
            "TRUNCATE audit_seals")) {
      assertThatThrownBy(() ->
              shop.transaction()
                  .executeWithoutResult(
                      _ -> SealedShop.on(database).client().sql(statement).update()))
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void doesNotSealWhatOnlyTellsOfASeal() {
    assertThat(shop.seals().sealNext()).isEmpty();
  }

  @Test
  void sealsNothingWhileAnotherReplicaDoes() {
    SealedShop other = SealedShop.on(database);
    shop.record(1);
    shop.transaction()
        .executeWithoutResult(_ -> {
          assertThat(shop.seals().sealNext()).isPresent();
          other.record(1);
          assertThat(other.seals().sealNext()).isEmpty();
        });

    assertThat(other.seals().sealNext()).isPresent();
  }

  @Test
  void leavesNoGapWhileTransactionsOfAnyLengthComeAndGo() throws Exception {
    var done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sealers = new ArrayList<>();
      IntStream.range(0, 2).forEach(_ -> sealers.add(threads.submit(() -> sealUntil(done))));
      List<Future<?>> writers = new ArrayList<>();
      IntStream.range(0, 8).forEach(_ -> writers.add(threads.submit(AuditSealIT::write)));
      for (Future<?> writer : writers) {
        writer.get();
      }
      done.set(true);
      for (Future<?> sealer : sealers) {
        sealer.get();
      }
    }
    shop.seals().sealNext();

    assertThat(shop.problems()).isEmpty();
    assertThat(
            database.ask(
                """
                SELECT count(*) FROM audit_entries WHERE action <> 'audit.seal'
                  AND id NOT IN (SELECT unnest(entries) FROM audit_seals)
                """))
        .isEqualTo("0");
    assertThat(Integer.parseInt(database.ask("SELECT count(*) FROM audit_seals")))
        .isGreaterThan(10);
  }

  private static void sealUntil(AtomicBoolean done) {
    SealedShop replica = SealedShop.on(database);
    while (!done.get()) {
      replica.seals().sealNext();
    }
  }

  /// Writes first and commits any time later, or never.
  private static void write() {
    SealedShop replica = SealedShop.on(database);
    for (int i = 0; i < 40; i++) {
      boolean undone = i % 5 == 0;
      replica
          .transaction()
          .executeWithoutResult(status -> {
            replica.record(2);
            pause();
            if (undone) {
              status.setRollbackOnly();
            }
          });
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
