package dev.shopkeeper.shop.admin;

import dev.shopkeeper.shop.problem.ProblemType;
import dev.shopkeeper.shop.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Turns strangers away from [AdminOnly] calls before a byte of their body is read.
@Component
final class AdminInterceptor implements HandlerInterceptor, WebMvcConfigurer {

  private final Administrator administrator;

  AdminInterceptor(Administrator administrator) {
    this.administrator = administrator;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument(administrator));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(AdminOnly.class)
        && administrator.of(request).isEmpty()) {
      if (administrator.takesTokens()) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      }
      throw new Refusal(
          ProblemType.UNAUTHENTICATED, "Sign in as the shop's administrator.", Map.of());
    }
    return true;
  }
}
