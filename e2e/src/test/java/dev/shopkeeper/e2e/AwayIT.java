package dev.shopkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.shopkeeper.e2e.Stage.Scene;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer whose shop goes away sees what was there, is told so, and need do nothing when it is
/// back.
@ExtendWith(OnStage.class)
class AwayIT {

  /// A call and a second look, which both may wait for pods that answer nothing any more.
  private static final IsVisibleOptions WHEN_TOLD = new IsVisibleOptions().setTimeout(30_000);

  private static final IsVisibleOptions WHEN_BACK = new IsVisibleOptions().setTimeout(120_000);

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Scene scene;
  private final Visitor customer;

  AwayIT(Scene scene) {
    this.scene = scene;
    scene.shop().ready();
    this.customer = scene.browser().visitor();
    customer.page().navigate(scene.shop().url());
    assertThat(products().first()).isVisible();
  }

  @AfterEach
  void leave() {
    customer.close();
    scene.shop().ready();
  }

  /// For as long as it takes to be told of it, however fast pods start.
  @Test
  void sellsOnWhenTheApiIsBack() {
    int pods = scene.shop().pods("api").size();
    scaleApi(0);
    try {
      Eventually.holds(
          "the api is away", LIMIT, () -> !Shop.answers(scene.shop().url() + "/api/products"));
      customer.page().reload();
      assertThat(customer.page().getByText("The shop cannot be reached just now"))
          .isVisible(WHEN_TOLD);
      assertThat(products().first()).isVisible();
    } finally {
      scaleApi(pods);
    }

    assertThat(customer.page().getByText("The shop is back.")).isVisible(WHEN_BACK);
    assertThat(customer.page().getByText("The shop cannot be reached just now")).hasCount(0);
  }

  /// The operator leaves the number of pods to their autoscaler, which does nothing about none.
  private void scaleApi(int pods) {
    scene
        .client()
        .apps()
        .deployments()
        .inNamespace(scene.shop().namespace())
        .withName("acme-api")
        .scale(pods);
  }

  @Test
  void showsWhatWasThereWhileTheBrowserIsOffline() {
    customer.context().setOffline(true);
    customer.field("Search").fill("saucepan");
    assertThat(customer.page().getByText("You are offline")).isVisible();
    assertThat(products().first()).isVisible();

    customer.context().setOffline(false);

    assertThat(customer.page().getByText("The shop is back.")).isVisible(WHEN_BACK);
    assertThat(customer.page().getByText("You are offline")).hasCount(0);
    assertThat(products().first()).containsText("Copper saucepan");
  }

  private Locator products() {
    return customer.main().getByRole(AriaRole.ARTICLE);
  }
}
