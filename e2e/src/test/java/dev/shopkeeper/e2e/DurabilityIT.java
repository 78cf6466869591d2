package dev.shopkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.e2e.Stage.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An order taken stays taken, whatever happens to what holds it.
@ExtendWith(OnStage.class)
class DurabilityIT {

  private static final String CUSTOMER = "ada@example.org";

  private final Scene scene;
  private final Order order;

  DurabilityIT(Scene scene) {
    this.scene = scene;
    this.order = scene.storefront().buy(2, CUSTOMER);
  }

  @Test
  void anOrderPlacedInTheBrowserIsInTheDatabase() {
    String row =
        scene
            .database()
            .value(
                "SELECT customer_email || ' ' || status || ' ' || (SELECT sum(quantity) FROM"
                    + " order_items WHERE order_id = o.id) FROM orders o WHERE id = "
                    + order.id());

    assertThat(row).isEqualTo(CUSTOMER + " pending 2");
  }

  @Test
  void anOrderOutlivesTheDatabasePod() {
    String before = scene.database().podUid();
    scene
        .client()
        .pods()
        .inNamespace(scene.shop().namespace())
        .withName(scene.database().pod())
        .delete();
    Eventually.holds(
        "another database pod",
        Duration.ofMinutes(1),
        () -> {
          String now = scene.database().podUid();
          return !now.isEmpty() && !now.equals(before);
        });

    assertReadable();
  }

  @Test
  void anOrderOutlivesACrashOfPostgres() {
    scene.database().crash();

    assertReadable();
  }

  @Test
  void anOrderOutlivesItsShop() {
    scene.shop().delete();

    scene.shop().applyAgain();

    assertReadable();
  }

  private void assertReadable() {
    scene.shop().ready();
    assertThat(scene.storefront().read(order)).isEqualTo(order.lines());
  }
}
