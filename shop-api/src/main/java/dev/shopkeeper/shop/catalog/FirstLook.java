package dev.shopkeeper.shop.catalog;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads what customers see first before any of them comes: a replica that is new when the database
/// goes away would have nothing to tell them.
@Component
public final class FirstLook {

  private static final Logger log = LoggerFactory.getLogger(FirstLook.class);

  /// As the storefront asks for it: shop-ui's first-page.test.ts holds it to the same words.
  private static final ProductQuery FIRST_PAGE =
      ProductQuery.of(Map.of("sort", new String[] {"newest"}, "limit", new String[] {"24"}));

  private static final List<CatalogRead> READS =
      List.of(CatalogRead.ALL, new CatalogRead.OfListing(FIRST_PAGE));

  private final KeptAnswers answers;
  private volatile boolean taken;

  FirstLook(KeptAnswers answers) {
    this.answers = answers;
  }

  /// True once all of it was read. Reads it if it was not; while the database is away that fails.
  public boolean isTaken() {
    taken = taken || READS.stream().allMatch(this::isRead);
    return taken;
  }

  private boolean isRead(CatalogRead read) {
    try {
      answers.tell(read);
      return true;
    } catch (TooLargeToKeep tooLarge) {
      // It is never told from memory.
      return true;
    } catch (RuntimeException e) {
      log.warn("the catalogue cannot be read yet", e);
      return false;
    }
  }
}
