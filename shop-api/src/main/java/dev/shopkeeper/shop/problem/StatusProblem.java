package dev.shopkeeper.shop.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// The problem of a status that Spring or Tomcat chose.
final class StatusProblem {

  private StatusProblem() {}

  /// Keeps what `body` tells and gives it the type of its status, if we have one.
  static ProblemDetail of(HttpStatusCode status, @Nullable Object body) {
    ProblemDetail problem =
        body instanceof ProblemDetail known ? known : ProblemDetail.forStatus(status);
    return ProblemType.of(status).map(type -> type.describe(problem)).orElse(problem);
  }
}
