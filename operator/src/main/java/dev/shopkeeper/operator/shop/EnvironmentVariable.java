package dev.shopkeeper.operator.shop;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/// A plain environment variable of a tier's pods: none that the operator sets itself, none that
/// changes how a process is started, and no credential.
@ValidationRule(
    value = "!self.name.matches('" + EnvironmentVariable.RESERVED + "')",
    fieldPath = ".name",
    message = "the name is reserved: " + EnvironmentVariable.RESERVED_REMEDY)
@ValidationRule(
    value = "!self.name.matches('" + EnvironmentVariable.CREDENTIAL + "')",
    fieldPath = ".name",
    message = "the name is one of a credential: " + EnvironmentVariable.CREDENTIAL_REMEDY)
public record EnvironmentVariable(
    @JsonPropertyDescription(
            "Name in capitals, such as TRUSTED_PROXIES; names that the operator sets, that change"
                + " how a process is started or that would carry a credential are refused.")
        @Required
        @Pattern(EnvironmentVariable.NAME)
        @Size(min = 1, max = EnvironmentVariable.LONGEST_NAME)
        String name,
    @JsonPropertyDescription("Value on one line; nothing in it is expanded.")
        @Required
        @Pattern(Formats.ONE_LINE)
        @Size(max = EnvironmentVariable.LONGEST_VALUE)
        String value) {
  public static final int MOST = 50;
  public static final String NAME = "^[A-Z][A-Z0-9_]*$";
  public static final int LONGEST_NAME = 63;
  public static final int LONGEST_VALUE = 1024;

  /// What the operator sets, what loads code into a process, and what tells it where its files and
  /// its servers are.
  public static final String RESERVED =
      "^((DATABASE|SHOP|REACT_APP|SPRING|SERVER|MANAGEMENT|LOGGING|RATE_LIMIT|CORS|OIDC|JAVA|JDK|LD"
          + "|GCONV|GLIBC|BASH|NGINX|SSL|OPENSSL|KUBERNETES)_[A-Z0-9_]*|PG[A-Z0-9]+|PATH|HOME|ENV"
          + "|IFS|PS4|CDPATH|SHELLOPTS|BASHOPTS|TMPDIR|CLASSPATH|REQUIRE_IDEMPOTENCY_KEY"
          + "|RUN_DIRECTORY|HTML_DIRECTORY|RESOLV_CONF|STATUS_PORT|LISTEN_PORT)$";

  public static final String CREDENTIAL =
      "(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|(API|ACCESS|PRIVATE)_?KEY)(_|$)";

  private static final java.util.regex.Pattern A_CREDENTIAL =
      java.util.regex.Pattern.compile(CREDENTIAL);

  public static final String RESERVED_REMEDY =
      "the operator sets it, or it changes how the process runs; use the field of spec that is"
          + " meant for it, or another name";

  public static final String CREDENTIAL_REMEDY =
      "pods read credentials from mounted Secrets alone, never from their environment";

  /// Why a variable of this name must not be set, if it must not.
  public static Optional<String> refusal(String name) {
    if (name.length() > LONGEST_NAME || !name.matches(NAME)) {
      return Optional.of("must be a name in capitals of at most 63 characters");
    }
    if (name.matches(RESERVED)) {
      return Optional.of(name + " is reserved: " + RESERVED_REMEDY);
    }
    return A_CREDENTIAL.matcher(name).find()
        ? Optional.of(name + " is the name of a credential: " + CREDENTIAL_REMEDY)
        : Optional.empty();
  }
}
