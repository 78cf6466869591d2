package dev.shopkeeper.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AnnouncementProperties {

  private static final int MOST_BYTES = 7_999;

  @Property(tries = 200)
  void namesEveryProductWithinTheSizeOfANotification(
      @ForAll @Size(max = 1_000)
          Set<@LongRange(min = 1, max = 999_999_999_999_999_999L) Long> ids) {
    List<ProductId> products = ids.stream().map(ProductId::new).toList();

    List<Announcement> announcements = Announcement.sold(products);

    assertThat(announcements)
        .allSatisfy(announcement -> {
          assertThat(announcement.text()).hasSizeLessThan(MOST_BYTES);
          assertThat(Announcement.parse(announcement.text())).contains(announcement);
        });
    assertThat(announcements.stream().flatMap(one -> ((Announcement.Sold) one).products().stream()))
        .containsExactlyElementsOf(products);
  }

  @Property
  void passesOverWhatItDoesNotUnderstand(@ForAll String text) {
    assertThat(Announcement.parse(text)).isEmpty();
    assertThat(Announcement.parse("later 1 2")).isEmpty();
    assertThat(Announcement.parse("edited 5")).contains(new Announcement.Edited(new ProductId(5)));
  }
}
