package dev.shopkeeper.shop.log;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a text what no log may hold: secrets, tokens and customers' addresses.
///
/// It is the last line: nothing of the kind is logged on purpose, but messages of drivers and paths
/// of requests are other people's words.
public final class Redaction {

  private static final String MARK = "[redacted]";
  private static final int SHORTEST_SECRET = 8;

  /// Thirty-two random bytes in base64url are 43 characters.
  private static final int SHORTEST_TOKEN = 40;

  /// As `customerEmail` is read: nothing but white space and control characters ends an address.
  private static final Pattern WORD = Pattern.compile("[^\\s\\p{Cntrl}]++");

  private static final Pattern TOKEN = Pattern.compile("[\\w-]{%d,}+".formatted(SHORTEST_TOKEN));

  private static final Set<String> SECRETS = new CopyOnWriteArraySet<>();

  private Redaction() {}

  /// Never lets that value pass again, unless it is too short to be told from other text.
  public static void hide(String secret) {
    if (secret.length() >= SHORTEST_SECRET) {
      SECRETS.add(secret);
    }
  }

  /// The same text without what is sensitive; the text itself when there is nothing.
  static String of(String text) {
    String open = text;
    for (String secret : SECRETS) {
      if (open.contains(secret)) {
        open = open.replace(secret, MARK);
      }
    }
    return isSuspicious(open)
        ? WORD.matcher(open).replaceAll(word -> Matcher.quoteReplacement(redacted(word.group())))
        : open;
  }

  /// Nearly every text is harmless, and this is all that it costs.
  private static boolean isSuspicious(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = isOfToken(c) ? run + 1 : 0;
      if (c == '@' || run >= SHORTEST_TOKEN || (c == '%' && text.startsWith("40", i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static String redacted(String word) {
    return holdsAddress(word, "@") || holdsAddress(word, "%40")
        ? MARK
        : TOKEN
            .matcher(word)
            .replaceAll(token -> looksRandom(token.group()) ? MARK : token.group());
  }

  private static boolean holdsAddress(String word, String at) {
    int place = word.indexOf(at, 1);
    return place > 0 && word.indexOf('.', place + at.length() + 1) > 0;
  }

  /// Names of classes have no digits, hexadecimal numbers one case.
  private static boolean looksRandom(String token) {
    return token.chars().anyMatch(Character::isDigit)
        && token.chars().anyMatch(Character::isUpperCase)
        && token.chars().anyMatch(Character::isLowerCase);
  }

  private static boolean isOfToken(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }
}
