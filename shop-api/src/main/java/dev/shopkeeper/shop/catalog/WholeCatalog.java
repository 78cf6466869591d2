package dev.shopkeeper.shop.catalog;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// The whole catalogue where it is too large to be kept: sent as it is read, a portion at a time.
///
/// Its entity tag goes before it, so it is read twice, both times as of the same moment.
@Component
public final class WholeCatalog {

  private final Shelf shelf;

  WholeCatalog(Shelf shelf) {
    this.shelf = shelf;
  }

  /// Gives the entity tag to `head`, and writes the catalogue if it says so.
  public void write(Predicate<String> head, OutputStream output) {
    shelf.inSnapshot(() -> {
      MessageDigest digest = Answer.digest();
      shelf.writeAll(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      if (head.test(Answer.tag(digest.digest()))) {
        shelf.writeAll(output);
      }
    });
  }
}
