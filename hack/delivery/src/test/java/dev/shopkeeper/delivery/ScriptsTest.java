package dev.shopkeeper.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The pipeline's own scripts, where nothing but a process is needed to see them work.
class ScriptsTest {
  private static final String DIGEST = "sha256:" + "0a".repeat(32);

  private final Checkout checkout = Checkout.create("1.2.3", "0123456789ab");

  @AfterEach
  void close() {
    checkout.close();
  }

  @Test
  void aReleaseHasItsOwnVersionAndNothingElseHas() {
    assertThat(version("refs/tags/v1.2.3")).isEqualTo("1.2.3\n");
    assertThat(version("refs/heads/main")).isEqualTo("1.2.3-g0123456789ab\n");
    assertThat(checkout.run("hack/delivery/version", "refs/tags/v1.2.4"))
        .isEqualTo(
            new Checkout.Ending(
                1,
                "The tag v1.2.4 is not that of this version: pom.xml says 1.2.3. Tag it v1.2.3\n"));
  }

  @Test
  void anImageThatIsThereAlreadyIsNotPushedAgain() {
    deliver("one");
    int pushes = Archives.pushed(checkout, "registry").size();
    String digests = checkout.read(Archives.FOLDER + "/digests");

    Checkout.Ending second = deliver("another");

    assertThat(second.status()).isZero();
    assertThat(Archives.pushed(checkout, "registry")).hasSize(pushes);
    assertThat(checkout.read(Archives.FOLDER + "/digests")).isEqualTo(digests);
  }

  @Test
  void digestsAreGivenToTheWorkflowWithoutTheRegistry() {
    checkout.with("GITHUB_OUTPUT", checkout.path("output").toString());

    deliver("one");

    assertThat(checkout.read("output"))
        .matches("digests=\\{(\"[a-z-]+\":\"sha256:[0-9a-f]{64}\",?){4}}\n");
    assertThat(checkout.read(Archives.FOLDER + "/subjects"))
        .hasLineCount(4)
        .doesNotContain("registry");
  }

  @Test
  void nothingIsDeployedThatWasNotSigned() {
    checkout.with("DIGESTS", digests()).with("SIGNER", "images.yml");
    assertThat(checkout.run("hack/delivery/signatures", "verify", "registry").status()).isZero();
    assertThat(checkout.told("cosign"))
        .hasSize(8)
        .allMatch(line -> line.contains("--certificate-identity images.yml registry/"))
        .allMatch(line -> line.endsWith("@" + DIGEST));

    checkout.with("UNSIGNED", "shop-db");
    assertThat(checkout.run("hack/delivery/signatures", "verify", "registry").status()).isNotZero();
  }

  @Test
  void aDigestThatIsMissingIsNoDigest() {
    checkout.with("DIGESTS", "{\"operator\": \"latest\"}").with("SIGNER", "images.yml");

    assertThat(checkout.run("hack/delivery/signatures", "verify", "registry"))
        .isEqualTo(new Checkout.Ending(1, "DIGESTS has no digest of operator\n"));
  }

  @Test
  void tellsHowARunEnded() {
    assertThat(told("{\"test\": {\"result\": \"success\"}, \"images\": {\"result\": \"skipped\"}}"))
        .isEqualTo("ci of main succeeded\ntest: success\nimages: skipped\n");
    assertThat(told("{\"test\": {\"result\": \"skipped\"}}"))
        .startsWith("ci of main did nothing\n");
    assertThat(told("{\"test\": {\"result\": \"cancelled\"}}"))
        .startsWith("ci of main was cancelled\nStopped by test\n");
    assertThat(
            told(
                "{\"images\": {\"result\": \"success\"}, \"staging\": {\"result\": \"failure\","
                    + " \"outputs\": {\"outcome\": \"rolled-back\", \"reason\": \"no pod got ready\"}}}"))
        .isEqualTo(
            """
            ci of main failed
            Stopped by staging
            images: success
            staging: failure, rolled-back: no pod got ready
            """);
  }

  @Test
  void failsWhenNobodyIsTold() {
    checkout.with("RESULTS", "{\"test\": {\"result\": \"success\"}}");

    assertThat(checkout.run("hack/delivery/notify"))
        .satisfies(ending -> assertThat(ending.status()).isEqualTo(1))
        .satisfies(ending -> assertThat(ending.output()).contains("Nobody was told"));
    checkout.with("NOTIFY_OPTIONAL", "true");
    assertThat(checkout.run("hack/delivery/notify").status()).isZero();
  }

  @Test
  void appliesOnlyWhatWasPlanned() {
    checkout.write("terraform/environments/dev/main.tf", "");
    checkout
        .with("TF_STATE_BUCKET", "states")
        .with("TF_STATE_KMS_KEY", "key")
        .with("AWS_REGION", "r");

    assertThat(checkout.run("hack/delivery/terraform", "apply", "dev").output())
        .contains("There is no plan of dev");
    assertThat(checkout.run("hack/delivery/terraform", "plan", "dev").status()).isZero();
    assertThat(checkout.run("hack/delivery/terraform", "apply", "dev").status()).isZero();

    assertThat(checkout.told("terraform"))
        .contains(
            "-chdir=terraform/environments/dev apply -input=false -lock-timeout=5m next.tfplan")
        .filteredOn(line -> line.contains(" init "))
        .allMatch(
            line -> line.contains("key=dev/terraform.tfstate") && line.contains("kms_key_id=key"));
  }

  @Test
  void driftIsAFailureAndNoDriftIsNone() {
    checkout.write("terraform/environments/dev/main.tf", "");
    checkout
        .with("TF_STATE_BUCKET", "states")
        .with("TF_STATE_KMS_KEY", "key")
        .with("AWS_REGION", "r");

    assertThat(checkout.run("hack/delivery/terraform", "drift", "dev").status()).isZero();
    checkout.with("DRIFTED", "yes");
    assertThat(checkout.run("hack/delivery/terraform", "drift", "dev"))
        .satisfies(ending -> assertThat(ending.status()).isEqualTo(1))
        .satisfies(ending -> assertThat(ending.output()).contains("dev is not as it was applied"));
  }

  /// What cannot be searched has not been found clean.
  @Test
  void anImageThatCannotBeReadHasNotPassed() {
    String broken = checkout.write("broken.tar", "no archive").toString();

    assertThat(checkout.run("hack/images", "secrets", broken).status()).isNotZero();
  }

  private String version(String reference) {
    return checkout.run("hack/delivery/version", reference).output();
  }

  private String told(String results) {
    return checkout
        .with("RUN_NAME", "ci of main")
        .with("RESULTS", results)
        .run("hack/delivery/notify", "--print")
        .output();
  }

  private Checkout.Ending deliver(String content) {
    Archives.IMAGES.forEach(
        image -> Archives.write(checkout, image, "1.2.3", "0123456789ab", content));
    assertThat(Archives.scan(checkout).status()).isZero();
    return Archives.push(checkout, "registry");
  }

  private static String digests() {
    var json = new StringBuilder("{");
    for (String image : Archives.IMAGES) {
      json.append(json.length() == 1 ? "" : ", ");
      json.append("\"%s\": \"%s\"".formatted(image, DIGEST));
    }
    return json.append("}").toString();
  }
}
