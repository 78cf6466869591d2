package dev.shopkeeper.shop.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Every problem the API answers with; names and statuses are part of its contract.
public enum ProblemType {
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  IDEMPOTENCY_KEY_REQUIRED(HttpStatus.BAD_REQUEST, "An idempotency key is needed"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "The administrator's credentials are needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "This is for the administrator alone"),
  HTTPS_REQUIRED(HttpStatus.FORBIDDEN, "The administrator is served over HTTPS alone"),
  CSRF_TOKEN_MISSING(HttpStatus.FORBIDDEN, "The session's CSRF token is needed"),
  CROSS_SITE_REQUEST(HttpStatus.FORBIDDEN, "The request comes from another site"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable representation"),
  OUT_OF_STOCK(HttpStatus.CONFLICT, "Not enough in stock"),
  REQUEST_IN_PROGRESS(HttpStatus.CONFLICT, "The same request is still being carried out"),
  STATUS_CONFLICT(HttpStatus.CONFLICT, "The order's status does not go there"),
  PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "It was changed in between"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),
  INVALID_FIELDS(HttpStatus.UNPROCESSABLE_CONTENT, "Some fields are invalid"),
  UNKNOWN_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "No such product"),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  TOO_MANY_SIGN_INS(HttpStatus.TOO_MANY_REQUESTS, "Signing in was tried too often"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The shop is not available for the moment"),
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "The shop has more to do than it can"),
  OUTCOME_UNKNOWN(
      HttpStatus.SERVICE_UNAVAILABLE, "It is not known whether the request took effect");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The type that says no more than the status does.
  static Optional<ProblemType> of(HttpStatusCode status) {
    return Arrays.stream(values()).filter(type -> type.status.isSameCodeAs(status)).findFirst();
  }

  HttpStatus status() {
    return status;
  }

  /// A path that stays the same for ever, relative to wherever the shop is.
  URI uri() {
    return URI.create("/problems/" + slug());
  }

  /// The last part of its URI.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  ProblemDetail detail(String detail) {
    return describe(ProblemDetail.forStatusAndDetail(status, detail));
  }

  ProblemDetail describe(ProblemDetail problem) {
    problem.setType(uri());
    problem.setTitle(title);
    return problem;
  }
}
