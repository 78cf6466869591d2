package dev.shopkeeper.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An expression of GitHub's, as far as conditions need them: literals, contexts, `! == != && ||`,
/// functions. What it does not know it refuses, for it must not guess.
final class Expression {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*('(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_.\\-]*|\\d+|==|!=|&&|\\|\\||[!(),])");

  private static final Pattern WHOLE = Pattern.compile("\\$\\{\\{(.*)}}", Pattern.DOTALL);

  /// Those that ask how things went, of which a condition without any has `success()`.
  private static final Pattern STATUS =
      Pattern.compile("\\b(success|failure|always|cancelled)\\s*\\(");

  /// What an expression is read against.
  ///
  /// @param context a value by its path, such as `github.ref`
  /// @param function the value of a status function
  record Scope(Function<String, @Nullable Object> context, Function<String, Boolean> function) {}

  private final List<String> tokens = new ArrayList<>();
  private final Scope scope;
  private int next;

  private Expression(String text, Scope scope) {
    this.scope = scope;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.stripTrailing().length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException("Cannot read '%s' from %d on".formatted(text, end));
      }
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
  }

  /// Whether what has this condition is run.
  static boolean holds(@Nullable String condition, Scope scope) {
    String text = condition == null ? "" : bare(condition);
    if (!STATUS.matcher(text).find() && !scope.function().apply("success")) {
      return false;
    }
    return text.isBlank() || isTrue(evaluate(text, scope));
  }

  /// What a value comes to: the expression's own value where it is nothing else, else its text.
  static @Nullable Object value(String text, Scope scope) {
    Matcher whole = WHOLE.matcher(text.strip());
    return whole.matches() && !whole.group(1).contains("${{")
        ? evaluate(whole.group(1), scope)
        : text;
  }

  static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case Number number -> number.doubleValue() != 0;
      default -> true;
    };
  }

  private static String bare(String condition) {
    Matcher whole = WHOLE.matcher(condition.strip());
    return whole.matches() ? whole.group(1) : condition;
  }

  private static @Nullable Object evaluate(String text, Scope scope) {
    var expression = new Expression(text, scope);
    Object value = expression.either();
    if (expression.next < expression.tokens.size()) {
      throw new IllegalArgumentException("'%s' goes on after its end".formatted(text));
    }
    return value;
  }

  private @Nullable Object either() {
    Object left = both();
    while (takes("||")) {
      Object right = both();
      left = isTrue(left) ? left : right;
    }
    return left;
  }

  private @Nullable Object both() {
    Object left = comparison();
    while (takes("&&")) {
      Object right = comparison();
      left = isTrue(left) ? right : left;
    }
    return left;
  }

  private @Nullable Object comparison() {
    Object left = single();
    if (takes("==")) {
      return isSame(left, single());
    }
    return takes("!=") ? !isSame(left, single()) : left;
  }

  private @Nullable Object single() {
    if (takes("!")) {
      return !isTrue(single());
    }
    if (takes("(")) {
      Object inner = either();
      expect(")");
      return inner;
    }
    String token = tokens.get(next++);
    if (token.startsWith("'")) {
      return token.substring(1, token.length() - 1).replace("''", "'");
    }
    if (Character.isDigit(token.charAt(0))) {
      return Integer.valueOf(token);
    }
    return takes("(") ? function(token) : named(token);
  }

  private @Nullable Object named(String token) {
    return switch (token) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> scope.context().apply(token);
    };
  }

  private @Nullable Object function(String name) {
    var arguments = new ArrayList<@Nullable Object>();
    while (!takes(")")) {
      arguments.add(either());
      takes(",");
    }
    return switch (name) {
      case "success", "failure", "always", "cancelled" -> scope.function().apply(name);
      case "startsWith" -> text(arguments.get(0)).startsWith(text(arguments.get(1)));
      case "contains" -> text(arguments.get(0)).contains(text(arguments.get(1)));
      // What is made of others' results is no part of any condition here.
      case "toJSON", "fromJSON" -> arguments.getFirst();
      default -> throw new IllegalArgumentException("There is no function " + name);
    };
  }

  private static boolean isSame(@Nullable Object left, @Nullable Object right) {
    return Objects.equals(left, right) || text(left).equals(text(right));
  }

  /// GitHub compares without regard to case.
  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
  }

  private boolean takes(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equals(token);
    if (found) {
      next++;
    }
    return found;
  }

  private void expect(String token) {
    if (!takes(token)) {
      throw new IllegalArgumentException("Expected %s in %s".formatted(token, tokens));
    }
  }
}
