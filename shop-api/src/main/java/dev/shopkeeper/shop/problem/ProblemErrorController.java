package dev.shopkeeper.shop.problem;

import dev.shopkeeper.shop.request.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what failed outside of Spring MVC; takes the place of Boot's own page.
@RestController
class ProblemErrorController implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
    ProblemDetail problem = StatusProblem.of(status(request), null);
    problem.setProperty(RequestId.MEMBER, RequestId.current());
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  private static HttpStatusCode status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? HttpStatusCode.valueOf(code)
        // Asked for by name: there is nothing of that name.
        : HttpStatus.NOT_FOUND;
  }
}
