package dev.shopkeeper.shop.problem;

import dev.shopkeeper.shop.database.DatabaseFault;
import dev.shopkeeper.shop.request.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Answers every exception of a controller or of Spring with a problem, and logs those that are
/// ours.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_AFTER_SECONDS = "2";
  private static final Comparator<FieldError> BY_FIELD =
      Comparator.comparing(FieldError::field).thenComparing(FieldError::message);

  @ExceptionHandler
  ResponseEntity<Object> refused(Refusal refusal) {
    ProblemDetail problem = refusal.type().detail(refusal.detail());
    refusal.members().forEach(problem::setProperty);
    var headers = new HttpHeaders();
    refusal
        .retryAfter()
        .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
    return answer(problem, headers);
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Object> databaseFailed(Exception failure, HttpServletRequest request) {
    DatabaseFault fault = DatabaseFault.of(failure);
    if (fault == DatabaseFault.UNREACHABLE || fault == DatabaseFault.OVERLOADED) {
      // There are many of these at once, and where they were thrown says nothing.
      log.error("the database was not asked: {}", String.valueOf(failure.getCause()));
    } else {
      log.error("the database failed", failure);
    }
    return switch (fault) {
      case UNREACHABLE -> unavailable("The database cannot be reached. Nothing was changed.");
      case OVERLOADED ->
          tryAgain(ProblemType.OVERLOADED.detail("Too much is asked. Nothing was changed."));
      case TRY_AGAIN -> unavailable("The database is too busy. Nothing was changed.");
      case OUTCOME_UNKNOWN ->
          HttpMethod.GET.matches(request.getMethod())
              ? unavailable("The database went away.")
              : answer(
                  ProblemType.OUTCOME_UNKNOWN.detail(
                      "The database went away while it worked. Look before you try again."));
      case DEFECT -> answer(ProblemType.INTERNAL_ERROR.detail("The database refused the request."));
    };
  }

  /// Tomcat reads parameters when they are asked for, and finds them broken only then.
  @ExceptionHandler(InvalidParameterException.class)
  ResponseEntity<Object> parametersUnreadable() {
    return answer(
        ProblemType.MALFORMED_REQUEST.detail("The parameters of the address cannot be read."));
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> failed(Exception failure) {
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return null;
    }
    log.error("the request failed", failure);
    return answer(
        ProblemType.INTERNAL_ERROR.detail("The failure was logged under the request id."));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldError> errors =
        invalid.getFieldErrors().stream()
            .map(error ->
                new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
            .sorted(BY_FIELD)
            .toList();
    return answer(InvalidFields.problem(errors));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(UnreadableBody.problem(unreadable));
  }

  /// An id that is no number names nothing.
  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(ProblemType.NOT_FOUND.detail("There is nothing here."));
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (status.is5xxServerError()) {
      log.error("the request failed: {}", status);
    }
    return answer(StatusProblem.of(status, body), headers);
  }

  private static ResponseEntity<Object> unavailable(String detail) {
    return tryAgain(ProblemType.UNAVAILABLE.detail(detail));
  }

  private static ResponseEntity<Object> tryAgain(ProblemDetail problem) {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return answer(problem, headers);
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem) {
    return answer(problem, HttpHeaders.EMPTY);
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
    problem.setProperty(RequestId.MEMBER, RequestId.current());
    return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
  }
}
