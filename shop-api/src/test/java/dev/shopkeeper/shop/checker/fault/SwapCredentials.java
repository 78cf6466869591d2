package dev.shopkeeper.shop.checker.fault;

import dev.shopkeeper.shop.checker.shop.CheckedShop;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/// The login's password is another one, in the database and in the mounted file; who connects from
/// now on can only do so with the new one.
final class SwapCredentials implements Fault {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private String password = TestDatabase.LOGIN_PASSWORD;

  @Override
  public String name() {
    return "swap-credentials";
  }

  @Override
  public Effect strike(Scene scene) throws Exception {
    TestDatabase database = scene.shop().database();
    String old = password;
    String changed = swap(database, "login-" + Long.toHexString(scene.random().nextLong()));
    boolean used = Scene.seen(PATIENCE, () -> connected(scene.shop(), changed));
    if (!used) {
      swap(database, old);
    }
    return new Effect(
        used,
        used ? "all replicas connected with the new password" : "the new password was not used");
  }

  private String swap(TestDatabase database, String next) throws Exception {
    String since =
        database.ask("ALTER ROLE shop_api PASSWORD '%s'; SELECT clock_timestamp()".formatted(next));
    mount(database.secrets().resolve("database/password"), next);
    password = next;
    return since;
  }

  private static void mount(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling("..fresh");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Whether each replica has a session on its wire that is younger than the change.
  private static boolean connected(CheckedShop shop, String since) throws Exception {
    Set<Integer> young =
        shop.database()
            .ask(
                """
                SELECT client_port FROM pg_stat_activity
                WHERE usename = 'shop_api' AND client_port IS NOT NULL AND backend_start > '%s'
                """
                    .formatted(since))
            .lines()
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    return shop.relays().stream().noneMatch(relay -> Collections.disjoint(relay.exits(), young));
  }
}
