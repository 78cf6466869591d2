package dev.shopkeeper.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.shop.Crd;
import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.testing.ApiServer;
import dev.shopkeeper.operator.testing.KubectlShop;
import dev.shopkeeper.operator.testing.KubectlShop.Answer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How `kubectl shop` is called, and what it says to those who do not know. No operator is asked.
class KubectlShopUsageIT {
  @RegisterExtension private static final ApiServer API = ApiServer.create();

  private static KubectlShop plugin;

  @BeforeAll
  static void install() {
    API.install(Crd.FILE);
    plugin = KubectlShop.withImagesOf(API, API.namespace(), "1");
  }

  /// Operators of later tests look after all Shops there are.
  @AfterAll
  static void removeShops() {
    API.client().resources(Shop.class).inNamespace(API.namespace()).delete();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sell|there is no command 'sell'",
        "status --tier api|there is no option --tier",
        "logs --tier cellar|--tier must be one of database api ui, not 'cellar'",
        "logs --since yesterday|--since must be a time",
        "logs --tail|--tail must be a number of lines, not '--namespace'",
        "status Acme|'Acme' cannot be the name of a Shop",
        "status one two|one Shop at a time, not one and 'two'",
        "pause Everything|what is paused must be one of None Rollout All, not 'Everything'",
        "render one -f two|the file says which Shop is meant",
        "restart --tier=|--tier needs a value",
      })
  void saysHowItIsCalled(String call, String refusal) {
    Answer answer = plugin.run(call.split(" "));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(2);
    assertThat(answer.errors()).startsWith("kubectl shop: " + refusal).contains("--help");
    assertThat(answer.output()).isEmpty();
  }

  @Test
  void asksWhichShopAndSaysWhereNoneIs() {
    Answer none = plugin.run("status");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.errors()).contains("there is no Shop in namespace " + API.namespace());
    assertThat(plugin.run("pause", "acme").errors()).contains("not found", "acme was not changed");

    create("one");
    create("two");
    Answer several = plugin.run("restart");
    assertThat(several.status()).isEqualTo(2);
    assertThat(several.errors()).contains("has several Shops, name one of them: one two");
    assertThat(plugin.run("logs", "one", "--tier", "api"))
        .isEqualTo(
            new Answer(
                1,
                "",
                "kubectl shop: there are no pods of one, tier api. kubectl shop status says why.\n"));
    for (String command :
        List.of("status", "render", "diff", "logs", "events", "pause", "restart", "report")) {
      Answer help = plugin.run(command, "--help");
      assertThat(help.status()).isZero();
      assertThat(help.output()).startsWith("kubectl shop " + command);
    }
  }

  private static void create(String name) {
    var shop = new Shop();
    shop.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(API.namespace()).build());
    shop.setSpec(ShopSpec.DEFAULT);
    API.client().resource(shop).create();
  }
}
