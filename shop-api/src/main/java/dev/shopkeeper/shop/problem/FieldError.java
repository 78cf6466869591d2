package dev.shopkeeper.shop.problem;

import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with one field of a request.
record FieldError(String field, String message) {

  static final String MEMBER = "errors";

  static String summary(List<FieldError> errors) {
    return errors.stream()
        .map(error -> error.field + " " + error.message)
        .collect(Collectors.joining("; "));
  }
}
