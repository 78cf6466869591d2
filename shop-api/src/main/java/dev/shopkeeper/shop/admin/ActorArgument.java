package dev.shopkeeper.shop.admin;

import dev.shopkeeper.shop.audit.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives an [AdminOnly] call the administrator who makes it.
final class ActorArgument implements HandlerMethodArgumentResolver {

  private final Administrator administrator;

  ActorArgument(Administrator administrator) {
    this.administrator = administrator;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class
        && parameter.hasMethodAnnotation(AdminOnly.class);
  }

  @Override
  public Actor resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var servletRequest = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    return administrator.of(servletRequest).orElseThrow();
  }
}
