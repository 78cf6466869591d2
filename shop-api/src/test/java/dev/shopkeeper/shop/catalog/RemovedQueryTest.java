package dev.shopkeeper.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovedQueryTest {

  private static RemovedQuery query(String name, String... values) {
    return RemovedQuery.of(Map.of(name, values));
  }

  @Test
  void isTheLastFiftyWhenNothingIsAsked() {
    assertThat(RemovedQuery.of(Map.of())).isEqualTo(new RemovedQuery(null, 50));
  }

  @Test
  void readsWhereItGoesOnAndHowFar() {
    assertThat(query("after", "1500000-7").after())
        .isEqualTo(new Removal(Instant.parse("1970-01-01T00:00:01.5Z"), new ProductId(7)));
    assertThat(query("limit", "1").limit()).isEqualTo(1);
    assertThat(query("limit", "100").limit()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "after, x, must be the next of an earlier answer",
    "after, 1-, must be the next of an earlier answer",
    "after, 123456789012345678-1, must be the next of an earlier answer",
    "limit, 0, must be a number from 1 to 100",
    "limit, 101, must be a number from 1 to 100",
    "limit, ten, must be a number from 1 to 100",
    "q, pan, is no parameter of this call: it takes after and limit"
  })
  void refusesByName(String name, String value, String fault) {
    assertThatThrownBy(() -> query(name, value)).hasMessage(name + " " + fault);
  }

  @Test
  void takesEachParameterOnceAndRepeatsNoLongName() {
    assertThatThrownBy(() -> query("limit", "1", "2")).hasMessage("limit is given more than once");
    assertThatThrownBy(() -> query("q".repeat(101), "1"))
        .hasMessageStartingWith("q".repeat(100) + " is no parameter");
  }
}
