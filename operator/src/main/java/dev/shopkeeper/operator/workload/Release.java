package dev.shopkeeper.operator.workload;

/// What a release of the operator brings to Shops.
///
/// @param templateRevision the newest that Shops may advance to
public record Release(Images images, int templateRevision) {
  /// One that holds no Shop back.
  public static Release of(Images images) {
    return new Release(images, TemplateRevisions.NEWEST);
  }
}
