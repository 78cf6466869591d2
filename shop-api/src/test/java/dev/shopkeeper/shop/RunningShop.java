package dev.shopkeeper.shop;

import dev.shopkeeper.shop.admin.oidc.IssuerCalls;
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
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A serving process of the shop inside this one, on ports of its own.
record RunningShop(ConfigurableApplicationContext context, TestDatabase database)
    implements AutoCloseable {

  private static final Map<TestDatabase, String[]> ADMINISTRATORS = new ConcurrentHashMap<>();

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

  /// The headers of an administrator who signed in once to any shop on this database.
  String[] admin() {
    return ADMINISTRATORS.computeIfAbsent(database, ignored -> signIn());
  }

  /// The headers of an administrator who signs in now.
  String[] signIn() {
    Answer answer = http().signIn("admin", TestDatabase.ADMIN_PASSWORD);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return Http.session(answer);
  }

  /// A shop that reaches its issuer in another way than through the guard.
  static RunningShop start(TestDatabase database, Settings settings, IssuerCalls calls) {
    var application =
        new SpringApplicationBuilder(ShopApiApplication.class)
            .initializers(context -> {
              var beans = (GenericApplicationContext) context;
              beans.registerBean(Settings.class, () -> settings);
              beans.registerBean(IssuerCalls.class, () -> calls, bean -> bean.setPrimary(true));
            });
    return new RunningShop(
        application.run("--server.port=0", "--shop.management.port=0"), database);
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
                admin());
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
