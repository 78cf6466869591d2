package dev.shopkeeper.shop;

import dev.shopkeeper.shop.management.ManagementServer;
import dev.shopkeeper.shop.settings.Settings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.PostgresServer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A serving process of the shop inside this one, on ports of its own.
record RunningShop(ConfigurableApplicationContext context, TestDatabase database)
    implements AutoCloseable {

  /// The administrator's headers.
  static final String[] ADMIN = Http.basic("admin", TestDatabase.ADMIN_PASSWORD);

  private static final class Shared {
    static final PostgresServer SERVER = PostgresServer.create();
    static final RunningShop SHOP = create();

    private static RunningShop create() {
      try {
        TestDatabase database = TestDatabase.create(SERVER);
        ShopApi.run(new Command.MigrateSchema(true), database.ownerEnvironment());
        RunningShop shop = start(database);
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
        return shop;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// The database server that tests share when they do it no harm.
  static PostgresServer sharedServer() {
    return Shared.SERVER;
  }

  /// The shop with the sample catalogue that tests share when they do it no harm.
  static RunningShop shared() {
    return Shared.SHOP;
  }

  static RunningShop start(TestDatabase database) {
    return start(database, Map.of());
  }

  /// A shop whose environment says more than where its database is.
  static RunningShop start(TestDatabase database, Map<String, String> more) {
    var environment = new HashMap<>(database.environment());
    environment.putAll(more);
    return new RunningShop(
        ShopApiApplication.serve(
            Settings.read(new SettingsSource(environment)),
            "--server.port=0",
            "--shop.management.port=0"),
        database);
  }

  Http http() {
    var web = (ServletWebServerApplicationContext) context;
    return Http.local(Objects.requireNonNull(web.getWebServer()).getPort());
  }

  Http management() {
    return Http.local(context.getBean(ManagementServer.class).port());
  }

  /// Adds a product and returns its id.
  long product(String name, String price, int stock) {
    Answer answer =
        http()
            .post(
                "/api/products",
                """
                {"name": "%s", "price": %s, "stockQuantity": %d}\
                """
                    .formatted(name, price, stock),
                ADMIN);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return answer.json().get("id").longValue();
  }

  int stock(long product) {
    return http().get("/api/products/" + product).json().get("stockQuantity").intValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
