package dev.shopkeeper.shop.problem;

import java.util.List;
import org.springframework.http.ProblemDetail;

/// The problem that lists what is wrong, field by field.
final class InvalidFields {

  private InvalidFields() {}

  static ProblemDetail problem(List<FieldError> errors) {
    ProblemDetail problem = ProblemType.INVALID_FIELDS.detail(FieldError.summary(errors));
    problem.setProperty(FieldError.MEMBER, errors);
    return problem;
  }
}
