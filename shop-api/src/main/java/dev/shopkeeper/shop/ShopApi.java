package dev.shopkeeper.shop;

import dev.shopkeeper.shop.audit.AuditFailure;
import dev.shopkeeper.shop.audit.VerifyAudit;
import dev.shopkeeper.shop.schema.AwaitSchema;
import dev.shopkeeper.shop.schema.Migrate;
import dev.shopkeeper.shop.schema.SchemaFailure;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.InvalidSettings;
import dev.shopkeeper.shop.settings.Settings;
import dev.shopkeeper.shop.settings.SettingsSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The program: serves the shop, or carries out one command on its database and ends.
public final class ShopApi {

  private static final Logger log = LoggerFactory.getLogger(ShopApi.class);

  private ShopApi() {}

  /// Ends with 1 and one line when it is told too little or fails.
  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Thread.setDefaultUncaughtExceptionHandler((_, failure) -> log.error("a thread ended", failure));
    try {
      run(Command.parse(arguments), System.getenv());
    } catch (InvalidSettings | InvalidCommand | SchemaFailure | AuditFailure e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e);
    }
  }

  static void run(Command command, Map<String, String> environment) throws InterruptedException {
    var source = new SettingsSource(environment);
    switch (command) {
      case Command.Serve() -> ShopApiApplication.serve(Settings.read(source));
      case Command.MigrateSchema(boolean withSampleCatalog) ->
          new Migrate(DatabaseSettings.read(source), withSampleCatalog).run();
      case Command.Verify() -> new VerifyAudit(Settings.read(source)).run();
      case Command.Await(var limit) -> new AwaitSchema(DatabaseSettings.read(source), limit).run();
    }
  }

  private static void fail(Exception failure) {
    log.error("{}", failure.getMessage());
    System.exit(1);
  }
}
