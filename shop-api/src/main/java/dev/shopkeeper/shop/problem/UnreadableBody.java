package dev.shopkeeper.shop.problem;

import dev.shopkeeper.shop.request.BodyTooLarge;
import java.util.List;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says why a JSON body could not be read, naming the field where there is one.
final class UnreadableBody {

  private UnreadableBody() {}

  static ProblemDetail problem(HttpMessageNotReadableException failure) {
    return switch (failure.getCause()) {
      case BodyTooLarge e -> tooLarge(e);
      case JacksonException e when e.getCause() instanceof BodyTooLarge tooLarge ->
          tooLarge(tooLarge);
      case UnrecognizedPropertyException e -> field(e, "is not a field of this request");
      case DatabindException e when !e.getPath().isEmpty() -> field(e, "has the wrong type");
      case InputCoercionException e when !e.getPath().isEmpty() -> field(e, "is out of range");
      case DatabindException _ -> malformed("The body is not what this call takes.");
      case JacksonException e -> malformed("The body is not JSON" + place(e) + ".");
      case null, default -> malformed("The body is missing.");
    };
  }

  private static ProblemDetail tooLarge(BodyTooLarge e) {
    return ProblemType.BODY_TOO_LARGE.detail(
        "A request body has at most %d bytes.".formatted(e.limit()));
  }

  private static ProblemDetail malformed(String detail) {
    return ProblemType.MALFORMED_REQUEST.detail(detail);
  }

  private static ProblemDetail field(JacksonException e, String message) {
    return InvalidFields.problem(List.of(new FieldError(path(e.getPath()), message)));
  }

  private static String path(List<Reference> references) {
    var path = new StringBuilder();
    for (Reference reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
