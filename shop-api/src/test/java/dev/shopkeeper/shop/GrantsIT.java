package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopkeeper.shop.database.DatabaseSource;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.SettingsSource;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the login of the serving process may do, asked of PostgreSQL itself.
class GrantsIT {

  private final TestDatabase database = RunningShop.shared().database();

  private Connection login() throws SQLException {
    return DatabaseSource.unbounded(
            DatabaseSettings.read(new SettingsSource(database.environment())))
        .getConnection();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE mine (id int)",
        "DROP TABLE products",
        "ALTER TABLE products ADD COLUMN secret text",
        "TRUNCATE orders",
        "DELETE FROM orders",
        "DELETE FROM order_items",
        "UPDATE order_items SET price = 0",
        "UPDATE order_items SET product_name = ''",
        "DELETE FROM sample_catalog",
        "DELETE FROM flyway_schema_history",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "GRANT ALL ON products TO PUBLIC",
        "CREATE TEMPORARY TABLE mine (id int)"
      })
  void deniesTheServingLoginAllButItsData(String statement) throws Exception {
    try (Connection connection = login();
        Statement sql = connection.createStatement()) {
      if (statement.startsWith("GRANT")) {
        // PostgreSQL only warns here; what counts is that nothing was granted.
        sql.execute(statement);
        assertThat(
                database.ask(
                    "SELECT count(*) FROM information_schema.role_table_grants"
                        + " WHERE grantee = 'PUBLIC' AND table_name = 'products'"))
            .isEqualTo("0");
      } else {
        assertThatThrownBy(() -> sql.execute(statement))
            .isInstanceOf(SQLException.class)
            .hasFieldOrPropertyWithValue("SQLState", "42501");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO products (name, price, stock_quantity) VALUES ('a', 1, -1)",
        "INSERT INTO products (name, price) VALUES ('a', -0.01)",
        "INSERT INTO products (name, price) VALUES ('', 1)",
        "INSERT INTO orders (customer_email, total_amount, status) VALUES ('a@b.c', 1, 'lost')",
        "INSERT INTO orders (customer_email, total_amount) VALUES ('a@b.c', -1)",
        "INSERT INTO order_items (order_id, product_id, quantity, price) VALUES (-1, -1, 1, 1)"
      })
  void refusesWhatNoShopCanMean(String statement) throws Exception {
    try (Connection connection = login();
        Statement sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .asString()
          .startsWith("23");
    }
  }
}
