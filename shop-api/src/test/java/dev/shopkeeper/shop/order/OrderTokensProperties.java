package dev.shopkeeper.shop.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.settings.AccessSettings;
import dev.shopkeeper.shop.settings.AdminAccount;
import dev.shopkeeper.shop.settings.Credentials;
import dev.shopkeeper.shop.settings.DatabaseSettings;
import dev.shopkeeper.shop.settings.LimitSettings;
import dev.shopkeeper.shop.settings.Settings;
import dev.shopkeeper.shop.settings.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class OrderTokensProperties {

  private static OrderTokens tokens(byte[] key) {
    var nobody = new Credentials("a", "b");
    return new OrderTokens(
        new Settings(
            new DatabaseSettings("db", 5432, "ecommerce", nobody, Path.of("ca.crt")),
            new AdminAccount(new SettingsSource(Map.of())),
            new SecretKeySpec(key, "HmacSHA256"),
            new AccessSettings(List.of(), List.of(), Optional.empty()),
            LimitSettings.DEFAULT,
            false));
  }

  @Property
  void admitsItsOwnOrder(@ForAll @LongRange(min = 1) long id, @ForAll @Size(32) byte[] key) {
    String token = tokens(key).of(new OrderId(id));

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(tokens(key).admits(new OrderId(id), token)).isTrue();
  }

  @Property
  void admitsNoOtherOrder(
      @ForAll @Size(2) @UniqueElements List<@LongRange(min = 1) Long> ids,
      @ForAll @Size(32) byte[] key) {
    String token = tokens(key).of(new OrderId(ids.getFirst()));

    assertThat(tokens(key).admits(new OrderId(ids.getLast()), token)).isFalse();
  }

  @Property
  void admitsNothingUnderAnotherKeyOrAnotherLetter(
      @ForAll @LongRange(min = 1) long id,
      @ForAll @Size(32) byte[] key,
      @ForAll @IntRange(min = 0, max = 42) int place) {
    var order = new OrderId(id);
    StringBuilder token = new StringBuilder(tokens(key).of(order));
    byte[] other = key.clone();
    other[0]++;
    assertThat(tokens(other).admits(order, token.toString())).isFalse();

    token.setCharAt(place, token.charAt(place) == 'A' ? 'B' : 'A');
    assertThat(tokens(key).admits(order, token.toString())).isFalse();
    assertThat(tokens(key).admits(order, null)).isFalse();
  }
}
