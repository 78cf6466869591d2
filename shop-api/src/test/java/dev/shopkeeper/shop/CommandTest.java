package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

  @Test
  void readsItsCommands() {
    assertThat(Command.parse()).isEqualTo(new Command.Serve());
    assertThat(Command.parse("migrate")).isEqualTo(new Command.MigrateSchema(false));
    assertThat(Command.parse("migrate", "--sample-catalog"))
        .isEqualTo(new Command.MigrateSchema(true));
    assertThat(Command.parse("verify-audit")).isEqualTo(new Command.Verify());
    assertThat(Command.parse("await-schema")).isEqualTo(new Command.Await(Duration.ofMinutes(10)));
    assertThat(Command.parse("await-schema", "--timeout-seconds=5"))
        .isEqualTo(new Command.Await(Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "migrate --sample",
        "await-schema --timeout-seconds=",
        "verify-audit --quietly",
        "migrate migrate migrate"
      })
  void refusesAnyOther(String arguments) {
    assertThatThrownBy(() -> Command.parse(arguments.split(" ")))
        .isInstanceOf(InvalidCommand.class)
        .hasMessageContaining(arguments);
  }
}
