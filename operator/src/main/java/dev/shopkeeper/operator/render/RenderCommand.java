package dev.shopkeeper.operator.render;

import dev.shopkeeper.operator.shop.Shop;
import dev.shopkeeper.operator.shop.Violation;
import dev.shopkeeper.operator.workload.Release;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// `render SHOP.yaml [--namespace NAMESPACE]`: a Shop in, its objects out. `-` reads standard
/// input.
public final class RenderCommand {
  private static final int OK = 0;
  private static final int BAD_SHOP = 1;
  private static final int BAD_CALL = 2;
  private static final String USAGE = "usage: render SHOP.yaml [--namespace NAMESPACE]";

  private final Release release;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  public RenderCommand(Release release, InputStream in, PrintStream out, PrintStream err) {
    this.release = release;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /// Returns the exit status: 1 for a Shop that cannot be kept, 2 for a wrong call.
  public int run(List<String> arguments) {
    try {
      return switch (arguments.size()) {
        case 1 -> render(text(arguments.getFirst()), "");
        case 3 ->
            arguments.get(1).equals("--namespace")
                ? render(text(arguments.getFirst()), arguments.get(2))
                : fail(BAD_CALL, USAGE);
        default -> fail(BAD_CALL, USAGE);
      };
    } catch (NoSuchFileException e) {
      return fail(BAD_CALL, e.getFile() + ": no such file");
    } catch (IOException e) {
      return fail(BAD_CALL, arguments.getFirst() + ": cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return fail(BAD_SHOP, String.valueOf(e.getMessage()));
    }
  }

  private int render(String yaml, String namespace) {
    Shop shop = Manifest.shop(yaml);
    placed(shop, namespace);
    List<Violation> violations = Rendering.check(shop, release);
    if (!violations.isEmpty()) {
      violations.forEach(err::println);
      return BAD_SHOP;
    }
    Rendering.of(shop, release).forEach(object -> out.print(Manifest.yaml(object)));
    return OK;
  }

  private static void placed(Shop shop, String namespace) {
    String own = shop.getMetadata().getNamespace();
    if (own != null && !namespace.isEmpty() && !own.equals(namespace)) {
      throw new IllegalArgumentException(
          "metadata.namespace: is %s, but --namespace is %s".formatted(own, namespace));
    }
    if (own == null) {
      shop.getMetadata().setNamespace(namespace.isEmpty() ? "default" : namespace);
    }
  }

  private String text(String file) throws IOException {
    return file.equals("-")
        ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(Path.of(file));
  }

  private int fail(int status, String message) {
    err.println(message);
    return status;
  }
}
