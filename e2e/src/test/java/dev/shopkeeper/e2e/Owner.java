package dev.shopkeeper.e2e;

import com.microsoft.playwright.options.FilePayload;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The shop's owner before the pages at `/admin`, which they reach by a forwarded port: the Shop's
/// plain address takes no password.
final class Owner implements AutoCloseable {

  private static final Pattern PRODUCT = Pattern.compile(".*/admin/products/(\\d+)");
  private static final String PICTURE =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#1c5d4b"/></svg>
      """;

  private final Visitor visitor;
  private final Shop shop;
  private final LocalPortForward door;
  private final Set<Product> added = new LinkedHashSet<>();

  Owner(Visitor visitor, Shop shop) {
    this.visitor = visitor;
    this.shop = shop;
    this.door = shop.forward();
  }

  /// What a product is made of.
  record Product(String name, String description, String price, int stock) {}

  void signIn() {
    Map<String, String> account =
        shop.client()
            .secrets()
            .inNamespace(shop.namespace())
            .withName(shop.name() + "-admin")
            .require()
            .getData();
    open("/admin");
    visitor.field("User name").fill(plain(account, "username"));
    visitor.field("Password").fill(plain(account, "password"));
    visitor.button("Sign in").click();
    visitor.heading("Today").waitFor();
  }

  private static String plain(Map<String, String> data, String name) {
    return new String(Base64.getDecoder().decode(data.get(name)), StandardCharsets.UTF_8).strip();
  }

  void open(String path) {
    visitor.page().navigate("http://127.0.0.1:%d%s".formatted(door.getLocalPort(), path));
  }

  /// Adds it, with a picture, and returns its id.
  long add(Product product) {
    open("/admin/products/new");
    visitor.field("Name").fill(product.name());
    visitor.field("Description").fill(product.description());
    visitor.field("Price in EUR").fill(product.price());
    visitor.field("In stock").fill(Integer.toString(product.stock()));
    visitor.button("Add product").click();
    visitor.page().waitForURL(PRODUCT);
    visitor
        .page()
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                "picture.svg", "image/svg+xml", PICTURE.getBytes(StandardCharsets.UTF_8)));
    visitor.page().getByText("The picture is saved.").waitFor();
    added.add(product);
    return id(visitor.page().url());
  }

  void remove(Product product) {
    open("/admin/products");
    visitor.link(product.name()).click();
    visitor.button("Remove this product").click();
    visitor.button("Remove").click();
    visitor.page().getByText(product.name() + " is removed.").waitFor();
    added.remove(product);
  }

  void bringBack(Product product) {
    open("/admin/products/removed");
    visitor.button("Bring back " + product.name()).click();
    visitor.page().getByText(product.name() + " is back in the shop.").waitFor();
    added.add(product);
  }

  private static long id(String url) {
    Matcher product = PRODUCT.matcher(url);
    if (!product.matches()) {
      throw new AssertionError("Not the address of a product: " + url);
    }
    return Long.parseLong(product.group(1));
  }

  /// Takes out of the shop again what was added, for others buy the first product they see.
  @Override
  public void close() {
    List.copyOf(added).forEach(this::remove);
    visitor.close();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
