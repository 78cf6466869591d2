package dev.shopkeeper.shop.order;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopkeeper.shop.settings.Settings;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The token that lets a guest see an order again: derived from the order's id, stored nowhere.
@Component
public final class OrderTokens {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  OrderTokens(Settings settings) {
    this.key = settings.orderTokenKey();
  }

  /// The token of that order, the same each time.
  public String of(OrderId id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] code = mac.doFinal(("order:" + id.value()).getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + ALGORITHM, e);
    }
  }

  /// Whether `token` is that order's; takes equally long for a near miss.
  public boolean admits(OrderId id, @Nullable String token) {
    return token != null && MessageDigest.isEqual(of(id).getBytes(UTF_8), token.getBytes(UTF_8));
  }
}
