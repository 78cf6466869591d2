package dev.shopkeeper.e2e;

import dev.shopkeeper.e2e.Stage.Scene;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one stage of a run to each test class that asks for a scene.
final class OnStage implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Scene.class;
  }

  @Override
  public Scene resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Stage.class))
        .computeIfAbsent(Stage.class, ignored -> new Stage(), Stage.class)
        .scene();
  }
}
