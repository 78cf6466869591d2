package dev.shopkeeper.shop.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A rule of the shop says no; undoes the transaction it is thrown in.
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Map<String, Object> members;

  /// Tells the customer `detail`, and programs the `members` of the problem.
  public Refusal(ProblemType type, String detail, Map<String, Object> members) {
    super(detail, null, false, false);
    this.type = type;
    this.members = members;
  }

  /// Refuses one field of the request.
  public static Refusal ofField(String field, String message) {
    return new Refusal(
        ProblemType.INVALID_FIELDS,
        FieldError.summary(List.of(new FieldError(field, message))),
        Map.of(FieldError.MEMBER, List.of(new FieldError(field, message))));
  }

  /// Refuses one header of the request.
  public static Refusal ofHeader(String header, String message) {
    return new Refusal(
        ProblemType.MALFORMED_REQUEST,
        "The header %s %s.".formatted(header, message),
        Map.of("header", header));
  }

  /// Refuses a request that names a product the shop does not have.
  public static Refusal ofProduct(long productId) {
    return new Refusal(
        ProblemType.UNKNOWN_PRODUCT,
        "There is no product %d.".formatted(productId),
        Map.of("productId", productId));
  }

  /// The kind of problem this is.
  public ProblemType type() {
    return type;
  }

  /// How long to wait before the same request has a chance, where waiting helps.
  protected Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  Map<String, Object> members() {
    return members;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
