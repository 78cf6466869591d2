package dev.shopkeeper.operator.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.shopkeeper.operator.naming.Component;
import dev.shopkeeper.operator.shop.ShopSpec;
import dev.shopkeeper.operator.workload.Images;
import dev.shopkeeper.operator.workload.Pin;
import dev.shopkeeper.operator.workload.Release;
import org.jspecify.annotations.Nullable;

/// Everything that decides the pods of a Shop. The images of its pins are the release's: one that
/// the spec names goes before.
///
/// @param advance what asked for the last advance that is done
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Revision(ShopSpec spec, Pin database, Pin api, Pin ui, @Nullable String advance) {
  /// Of a Shop that has no pods yet.
  static Revision first(ShopSpec spec, Release release, @Nullable String advance) {
    Integer asked = spec.rollout().templateRevision();
    int newest = release.templateRevision();
    int template = asked == null ? newest : Math.min(asked, newest);
    Images images = release.images();
    return new Revision(
        spec,
        new Pin(template, images.database(), null),
        new Pin(template, images.api(), null),
        new Pin(template, images.ui(), null),
        advance);
  }

  Pin pin(Component tier) {
    return switch (tier) {
      case DATABASE -> database;
      case API -> api;
      case UI -> ui;
      default -> throw new IllegalArgumentException("No tier of pods: " + tier);
    };
  }

  /// What the pods of a tier are made by.
  public Pin running(Component tier) {
    return pin(tier).running(image(new Images(api.image(), ui.image(), database.image()), tier));
  }

  private String image(Images release, Component tier) {
    return of(release.over(spec), tier);
  }

  static String of(Images images, Component tier) {
    return switch (tier) {
      case DATABASE -> images.database();
      case API -> images.api();
      case UI -> images.ui();
      default -> throw new IllegalArgumentException("No tier of pods: " + tier);
    };
  }

  Revision with(Component tier, Pin pin) {
    return switch (tier) {
      case DATABASE -> new Revision(spec, pin, api, ui, advance);
      case API -> new Revision(spec, database, pin, ui, advance);
      case UI -> new Revision(spec, database, api, pin, advance);
      default -> throw new IllegalArgumentException("No tier of pods: " + tier);
    };
  }

  Revision of(ShopSpec other) {
    return new Revision(other, database, api, ui, advance);
  }

  Revision advancedBy(@Nullable String request) {
    return new Revision(spec, database, api, ui, request == null ? advance : request);
  }
}
