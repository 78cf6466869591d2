package dev.shopkeeper.operator.render;

import dev.shopkeeper.operator.plan.Action;
import dev.shopkeeper.operator.plan.Intent;
import dev.shopkeeper.operator.shop.Shop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// `preview [--changes]`: a Shop of a cluster on standard input, what is wanted of it now on
/// standard output; or only what would be changed next, removals as comments. No value of a Secret
/// is written.
public final class PreviewCommand {
  private static final int OK = 0;
  private static final int BAD_SHOP = 1;
  private static final int BAD_CALL = 2;
  private static final String USAGE = "usage: preview [--changes] < SHOP.yaml";

  private final Function<Shop, Intent> intents;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  public PreviewCommand(
      Function<Shop, Intent> intents, InputStream in, PrintStream out, PrintStream err) {
    this.intents = intents;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /// Returns the exit status: 1 for a Shop that cannot be kept or seen, 2 for a wrong call.
  public int run(List<String> arguments) {
    boolean changes = arguments.equals(List.of("--changes"));
    if (!changes && !arguments.isEmpty()) {
      return fail(BAD_CALL, USAGE);
    }
    try {
      Shop shop = Manifest.shop(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return tell(intents.apply(shop), changes);
    } catch (IOException | RuntimeException e) {
      return fail(BAD_SHOP, String.valueOf(e.getMessage()));
    }
  }

  private int tell(Intent intent, boolean changes) {
    return switch (intent) {
      case Intent.Invalid(var violations) -> {
        violations.forEach(err::println);
        yield BAD_SHOP;
      }
      case Intent.Planned planned -> {
        if (changes) {
          planned.plan().actions().forEach(this::change);
        } else {
          wanted(planned).forEach(this::print);
        }
        yield OK;
      }
    };
  }

  private static Stream<HasMetadata> wanted(Intent.Planned planned) {
    return planned.desired().stages().stream()
        .flatMap(stage ->
            Stream.of(stage.reserved(), stage.once(), stage.wanted()).flatMap(List::stream));
  }

  private void change(Action action) {
    switch (action) {
      case Action.Delete _ -> out.println("# removed: " + action.key());
      case Action.Yield(var object, var left) -> print(withReplicasOf(left, object));
      case Action.Apply _, Action.Create _, Action.Reserve _ -> print(action.object());
    }
  }

  /// What is left to others stays as it is.
  private static HasMetadata withReplicasOf(HasMetadata left, HasMetadata object) {
    return left instanceof Deployment present && object instanceof Deployment deployment
        ? new DeploymentBuilder(deployment)
            .editSpec()
            .withReplicas(present.getSpec().getReplicas())
            .endSpec()
            .build()
        : object;
  }

  private void print(HasMetadata object) {
    out.print(Manifest.yaml(Rendering.withoutValues(object)));
  }

  private int fail(int status, String message) {
    err.println(message);
    return status;
  }
}
