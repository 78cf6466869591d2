package dev.shopkeeper.shop.openapi;

/// Regular expressions of Java as JSON Schema reads them: ECMA-262, searched for and not matched.
final class Patterns {

  private static final String CONTROL = "\\x00-\\x1f\\x7f";
  private static final String VISIBLE_BUT_QUOTES = "[!#-&(-;=?-\\[\\]-~]";

  private Patterns() {}

  static String portable(String pattern, boolean notBlank) {
    if (notBlank && pattern.equals("\\P{Cntrl}*")) {
      return "^[^%1$s]*[^%1$s\\s][^%1$s]*$".formatted(CONTROL);
    }
    String portable =
        pattern
            .replace("[\\x21-\\x7E&&[^\"'<>\\\\]]", VISIBLE_BUT_QUOTES)
            .replace("\\P{Cntrl}", "[^" + CONTROL + "]")
            .replace("\\p{Cntrl}", CONTROL);
    if (portable.contains("&&") || portable.contains("{Cntrl}")) {
      throw new IllegalStateException("not known to ECMA-262: " + pattern);
    }
    return "^(?:%s)$".formatted(portable);
  }
}
