package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL that fails the queries of a cart or an order in every way it knows.
class FailedQueryPropertiesIT {

  private static final Queue<ILoggingEvent> ERRORS = new ConcurrentLinkedQueue<>();

  private static final AppenderBase<ILoggingEvent> LISTENER =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            ERRORS.add(event);
          }
        }
      };

  // Both are there before the first try.
  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static RunningShop shop;

  @BeforeContainer
  static void start() throws Exception {
    database = TestDatabase.create(RunningShop.sharedServer());
    ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
    database.sql(
        """
        CREATE TABLE failing (state text);
        INSERT INTO failing VALUES (NULL);
        CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        DECLARE wanted text := (SELECT state FROM failing);
        BEGIN
          IF wanted = 'killed' THEN
            PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(1);
          ELSIF wanted = 'slow' THEN
            PERFORM pg_sleep(20);
          ELSE
            RAISE EXCEPTION 'generated' USING ERRCODE = wanted;
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER fail BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fail();
        CREATE TRIGGER fail BEFORE INSERT ON carts FOR EACH ROW EXECUTE FUNCTION fail();
        """);
    shop = RunningShop.start(database);
    LISTENER.start();
    root().addAppender(LISTENER);
  }

  @AfterContainer
  static void stop() {
    root().detachAppender(LISTENER);
    shop.close();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /// Codes of errors, known to PostgreSQL or not; the classes 00 to 02 are none.
  @Provide
  Arbitrary<String> failures() {
    Arbitrary<String> known =
        Arbitraries.of(
            "08006", "22001", "23505", "23514", "25006", "40001", "40P01", "42501", "42P01",
            "53100", "53300", "55P03", "57014", "57P01", "58030", "XX000");
    Arbitrary<String> any =
        Arbitraries.strings()
            .withCharRange('0', '9')
            .withCharRange('A', 'Z')
            .ofLength(5)
            .filter(state -> !state.matches("0[012].*"));
    return Arbitraries.frequencyOf(
        Tuple.of(45, known),
        Tuple.of(45, any),
        Tuple.of(9, Arbitraries.just("killed")),
        Tuple.of(1, Arbitraries.just("slow")));
  }

  @Provide
  Arbitrary<Tuple2<String, String>> calls() {
    return Arbitraries.of(
        Tuple.of("/api/cart", "{\"productId\": 1, \"quantity\": 1}"),
        Tuple.of(
            "/api/orders",
            "{\"customerEmail\": \"a@b.de\", \"items\": [{\"productId\": 1, \"quantity\": 1}]}"));
  }

  // Feature: aws-devops-three-tier, Property 11: For any failed database query, the backend SHALL
  // return an appropriate HTTP error code (5xx) and log the error details.
  @Label("Feature: aws-devops-three-tier, Property 11: Database error handling")
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void everyFailedQueryIsAnsweredWithA5xxProblemAndLogged(
      @ForAll("failures") String failure, @ForAll("calls") Tuple2<String, String> call)
      throws Exception {
    database.sql("UPDATE failing SET state = '%s'".formatted(failure));
    ERRORS.clear();

    Answer answer = shop.http().post(call.get1(), call.get2());

    assertThat(answer.status()).isIn(500, 503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text()).doesNotContain("generated", "PSQLException");
    String id = answer.header("X-Request-Id");
    assertThat(ERRORS)
        .as("errors logged of request %s", id)
        .anyMatch(event -> id.equals(event.getMDCPropertyMap().get("requestId")));
    assertThat(database.ask("SELECT count(*) FROM orders")).isEqualTo("0");
  }
}
