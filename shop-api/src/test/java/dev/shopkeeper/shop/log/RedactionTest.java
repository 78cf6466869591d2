package dev.shopkeeper.shop.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no stock for ada@example.com today | no stock for [redacted] today",
        "(7,o'brien+x@exämple.co.uk,12.50)   | [redacted]",
        "/api/orders/ada%40example.com       | [redacted]",
        "token 0J3kX-v_9aQ2bT7mN1cL5sR8wE4yU6iO0pA3dF7gH1z. | token [redacted].",
      })
  void takesOutAddressesAndTokens(String text, String harmless) {
    assertThat(Redaction.of(text)).isEqualTo(harmless);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /api/products/1 200",
        "at java.base/java.lang.Thread.run(Thread.java:1474)",
        "java.lang.Object@1f2e3d4c",
        "@Bean of org.springframework.web",
        "AbstractAnnotationConfigDispatcherServletInitializer",
        "4bf92f3577b34da6a3ce929d0e0e47364bf92f3577b34da6a3ce929d0e0e4736",
        "100% of 40 orders"
      })
  void leavesWhatIsHarmless(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @Test
  void hidesWhatItWasToldIsSecret() {
    Redaction.hide("correct horse");
    Redaction.hide("short");

    assertThat(Redaction.of("password=correct horse, short"))
        .isEqualTo("password=[redacted], short");
  }

  @Test
  void takesTimeInProportionToTheText() {
    String text = "x".repeat(2_000_000) + "@" + "y-".repeat(1_000_000);
    long begun = System.nanoTime();

    assertThat(Redaction.of(text)).hasSize(text.length());
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
  }
}
