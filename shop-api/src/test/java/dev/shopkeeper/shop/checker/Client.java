package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Action.Line;
import dev.shopkeeper.shop.checker.history.Answer;
import dev.shopkeeper.shop.checker.history.Outcome;
import dev.shopkeeper.shop.checker.history.Sold;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// One client: a customer who is never sure whether it worked, and now and then the administrator.
final class Client {

  private static final int MOST_TRIES = 12;
  private static final int REMEMBERED = 40;
  private static final int MOST_LINES = 3;
  private static final int MOST_OF_ONE = 3;

  private final int number;
  private final RandomGenerator random;
  private final Desk desk;
  private final Shelves shelves;
  private final Deque<Sold> mine = new ArrayDeque<>();
  private int purchases;

  Client(int number, RandomGenerator random, Desk desk, Shelves shelves) {
    this.number = number;
    this.random = random;
    this.desk = desk;
    this.shelves = shelves;
  }

  /// Does one thing to its end.
  void act() throws InterruptedException {
    int choice = random.nextInt(100);
    if (choice < 70 || mine.isEmpty()) {
      buy();
    } else if (choice < 79) {
      ask(new Action.Read(any().id()));
    } else if (choice < 85) {
      insist(new Action.Cancel(any().id()));
    } else if (choice < 89) {
      insist(new Action.Advance(any().id(), random.nextBoolean() ? "processing" : "completed"));
    } else if (choice < 93) {
      reuse();
    } else if (choice < 95) {
      ask(new Action.Listing());
    } else if (choice < 98) {
      ask(Shelves.price(random));
    } else {
      ask(shelves.more(Shelves.any(random)));
    }
  }

  private void buy() throws InterruptedException {
    Action.Place place = purchase();
    Answer answer = insist(place);
    if (answer.outcome() == Outcome.OK) {
      desk.acknowledged().incrementAndGet();
      remember(answer.orders().getFirst(), place);
    } else if (answer.product() != null && random.nextInt(3) == 0) {
      ask(shelves.more(answer.product()));
    }
  }

  /// Reads it back at once, or presses the button again, as customers do.
  private void remember(Sold order, Action.Place place) throws InterruptedException {
    desk.tokens().put(order.id(), order.token());
    mine.addFirst(order);
    if (mine.size() > REMEMBERED) {
      desk.tokens().remove(mine.removeLast().id());
    }
    int choice = random.nextInt(20);
    if (choice == 0) {
      ask(new Action.Read(order.id()));
    } else if (choice == 1) {
      insist(place);
      insist(new Action.Place(place.key(), email(), lines()));
    }
  }

  /// The key of a purchase of its own with a body of another.
  private void reuse() throws InterruptedException {
    Action.Place place = purchase();
    if (insist(place).outcome() == Outcome.OK) {
      desk.acknowledged().incrementAndGet();
      insist(new Action.Place(place.key(), email(), lines()));
    }
  }

  /// Asks until the answer is definite, at whichever replica; what is repeated may take effect
  /// once.
  private Answer insist(Action action) throws InterruptedException {
    Answer answer = ask(action);
    for (int tries = 1; tries < MOST_TRIES && doubtful(answer); tries++) {
      Thread.sleep(random.nextInt(50, Math.min(1_000, 100 + 100 * tries)));
      answer = ask(action);
    }
    return answer;
  }

  private static boolean doubtful(Answer answer) {
    return answer.outcome() == Outcome.UNKNOWN
        || answer.problem().equals("request-in-progress")
        || answer.status() == 429;
  }

  private Answer ask(Action action) throws InterruptedException {
    return desk.ask(number, random.nextInt(desk.replicas()), action);
  }

  private Sold any() {
    return mine.stream().skip(random.nextInt(mine.size())).findFirst().orElseThrow();
  }

  private Action.Place purchase() {
    return new Action.Place(UUID.randomUUID().toString(), email(), lines());
  }

  private String email() {
    return "client-%d.%d@example.com".formatted(number, ++purchases);
  }

  private List<Line> lines() {
    return Stream.generate(() -> Shelves.any(random))
        .limit(random.nextInt(1, MOST_LINES + 1))
        .distinct()
        .map(product -> new Line(product, random.nextInt(1, MOST_OF_ONE + 1)))
        .toList();
  }
}
