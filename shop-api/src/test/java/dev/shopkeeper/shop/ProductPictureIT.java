package dev.shopkeeper.shop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.testing.Http;
import dev.shopkeeper.shop.testing.Http.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProductPictureIT {

  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and the rest".getBytes(ISO_8859_1);
  private static final byte[] SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>".getBytes(ISO_8859_1);

  private final RunningShop shop = RunningShop.shared();
  private final Http http = shop.http();

  private Answer put(long id, String type, byte[] bytes) {
    return http.put("/api/products/%d/image".formatted(id), type, bytes, shop.admin());
  }

  private static String imageUrl(Answer product) {
    assertThat(product.status()).as(product.text()).isEqualTo(200);
    return product.json().get("imageUrl").stringValue();
  }

  @Test
  void servesThePictureHarmlesslyAndForEverUnderItsVersion() {
    String url = imageUrl(http.get("/api/products/1"));
    Answer picture = http.get(url);

    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(picture.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    assertThat(picture.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    assertThat(picture.text()).startsWith("<svg");
    assertThat(http.get(url, "If-None-Match", picture.header("ETag")).status()).isEqualTo(304);
    assertThat(http.get("/api/products/1/image").header("Cache-Control"))
        .isEqualTo("max-age=300, public");
    assertThat(http.get("/api/products/1/image?v=0000000000000000").header("Cache-Control"))
        .isEqualTo("max-age=300, public");
  }

  @Test
  void givesAProductAPictureAndAnother() throws Exception {
    long id = shop.product("Pictured", "1.00", 1);

    String first = imageUrl(put(id, "image/png", PNG));
    String second = imageUrl(put(id, "image/svg+xml", SVG));

    assertThat(first).matches("/api/products/%d/image\\?v=[0-9a-f]{16}".formatted(id));
    assertThat(second).isNotEqualTo(first);
    assertThat(imageUrl(http.get("/api/products/" + id))).isEqualTo(second);
    assertThat(http.get(second).header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(http.get(first).header("Cache-Control")).isEqualTo("max-age=300, public");
    assertThat(
            shop.database()
                .ask(
                    """
                    SELECT count(*) FROM audit_entries
                    WHERE subject = 'product:%d' AND action = 'product.pictured'
                    """
                        .formatted(id)))
        .isEqualTo("2");
  }

  @Test
  void keepsThePictureOfAChangedProductUntilItIsGivenAnotherAddress() {
    long id = shop.product("Pictured", "1.00", 1);
    String url = imageUrl(put(id, "image/png", PNG));
    String path = "/api/products/" + id;

    String same = "{\"name\": \"a\", \"price\": 1, \"imageUrl\": \"%s\"}".formatted(url);
    assertThat(imageUrl(http.call("PUT", path, same, shop.admin()))).isEqualTo(url);
    String none = "{\"name\": \"a\", \"price\": 1}";
    assertThat(imageUrl(http.call("PUT", path, none, shop.admin()))).isEqualTo(url);
    String other = "{\"name\": \"a\", \"price\": 1, \"imageUrl\": \"https://example.com/a.png\"}";
    assertThat(imageUrl(http.call("PUT", path, other, shop.admin())))
        .isEqualTo("https://example.com/a.png");
    assertThat(http.get(path + "/image").status()).isEqualTo(404);
  }

  @Test
  void takesAPictureAway() throws Exception {
    long id = shop.product("Pictured", "1.00", 1);
    String url = imageUrl(put(id, "image/png", PNG));
    String path = "/api/products/" + id;

    assertThat(http.call("DELETE", path + "/image", null, shop.admin()).status()).isEqualTo(204);

    assertThat(http.get(path).json().get("imageUrl").isNull()).isTrue();
    assertThat(http.get("/api/products").text()).doesNotContain(url);
    Answer missing = http.get(url);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().get("detail").stringValue())
        .isEqualTo("There is no picture of product %d.".formatted(id));
    assertThat(lastEntry(id))
        .isEqualTo("administrator:admin product.unpictured {\"imageUrl\": \"%s\"}".formatted(url));
    assertThat(imageUrl(put(id, "image/png", PNG))).isEqualTo(url);
  }

  @Test
  void takesAwayThePictureOfAnotherAddress() {
    String elsewhere =
        "{\"name\": \"a\", \"price\": 1, \"imageUrl\": \"https://example.com/a.png\"}";
    Answer added = http.post("/api/products", elsewhere, shop.admin());
    String path = added.header("Location");

    assertThat(http.call("DELETE", path + "/image", null, shop.admin()).status()).isEqualTo(204);

    assertThat(http.get(path).json().get("imageUrl").isNull()).isTrue();
  }

  @Test
  void takesNoPictureAwayThatIsNotThere() throws Exception {
    long id = shop.product("Plain", "1.00", 1);
    String image = "/api/products/%d/image".formatted(id);

    Answer none = http.call("DELETE", image, null, shop.admin());
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.json().get("detail").stringValue())
        .isEqualTo("There is no picture of product %d.".formatted(id));
    assertThat(lastEntry(id)).contains("product.created");
    imageUrl(put(id, "image/png", PNG));
    http.call("DELETE", "/api/products/" + id, null, shop.admin());
    assertThat(http.call("DELETE", image, null, shop.admin()).json().get("detail").stringValue())
        .isEqualTo("There is no product %d.".formatted(id));
  }

  @Test
  void letsNobodyElseTakeAPictureAway() {
    long id = shop.product("Pictured", "1.00", 1);
    String url = imageUrl(put(id, "image/png", PNG));
    String[] admin = shop.admin();

    assertThat(http.call("DELETE", url, null).status()).isEqualTo(401);
    assertThat(http.call("DELETE", url, null, admin[0], admin[1]).status()).isEqualTo(403);
    assertThat(http.get(url).status()).isEqualTo(200);
  }

  private String lastEntry(long id) throws Exception {
    return shop.database()
        .ask(
            """
            SELECT actor || ' ' || action || ' ' || detail FROM audit_entries
            WHERE subject = 'product:%d' ORDER BY id DESC LIMIT 1
            """
                .formatted(id));
  }

  @Test
  void refusesWhatIsNoPictureOfItsType() {
    long id = shop.product("Pictured", "1.00", 1);

    assertThat(put(id, "text/html", PNG).status()).isEqualTo(415);
    assertThat(put(id, "image/bmp", PNG).status()).isEqualTo(415);
    assertThat(put(id, "image/jpeg", PNG).text()).contains("\"field\":\"image\"", "image/jpeg");
    assertThat(put(id, "image/svg+xml", "<svg onload='x'/>".getBytes(ISO_8859_1)).status())
        .isEqualTo(422);
    assertThat(put(id, "image/png", new byte[0]).status()).isEqualTo(400);
    assertThat(put(987654, "image/png", PNG).status()).isEqualTo(404);
    assertThat(http.put("/api/products/%d/image".formatted(id), "image/png", PNG).status())
        .isEqualTo(401);
    assertThat(http.get("/api/products/%d/image".formatted(id)).status()).isEqualTo(404);
  }

  @Test
  void takesHalfAMegabyteAndNoMore() {
    long id = shop.product("Large", "1.00", 1);
    byte[] largest = Arrays.copyOf(PNG, 512 * 1024);
    byte[] larger = Arrays.copyOf(PNG, 512 * 1024 + 1);

    imageUrl(put(id, "image/png", largest));
    Answer refused = put(id, "image/png", larger);

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/body-too-large");
    assertThat(http.postChunked("/api/products", new byte[65 * 1024]).status()).isIn(401, 413);
  }
}
