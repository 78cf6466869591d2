package dev.shopkeeper.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.shop.openapi.OpenApiDocument;
import dev.shopkeeper.shop.testing.Http.Answer;
import dev.shopkeeper.shop.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiIT {

  private static final Path COMMITTED = Path.of("openapi.json");

  /// `make golden` writes the file anew.
  @Test
  void saysWhatTheCodeDoes() throws Exception {
    String document = document();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(COMMITTED, document);
    }

    assertThat(document)
        .as("openapi.json is behind the code: make golden rewrites it")
        .isEqualTo(Files.readString(COMMITTED));
  }

  @Test
  void isServedAsItIsCommitted() throws Exception {
    Answer answer = RunningShop.shared().http().get("/api/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    if (System.getProperty("golden.update") == null) {
      assertThat(answer.text()).isEqualTo(Files.readString(COMMITTED));
    }
    assertThat(
            RunningShop.shared()
                .http()
                .get("/api/openapi.json", "If-None-Match", answer.header("ETag"))
                .status())
        .isEqualTo(304);
  }

  /// Read from the controllers of a running shop, which needs no schema for it.
  private static String document() throws Exception {
    System.setProperty("springdoc.api-docs.enabled", "true");
    System.setProperty("springdoc.paths-to-match", "/api/**");
    try (RunningShop shop = RunningShop.start(TestDatabase.create(RunningShop.sharedServer()))) {
      return OpenApiDocument.of(
          shop.http().get("/v3/api-docs").json(),
          shop.context()
              .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
              .getHandlerMethods());
    } finally {
      System.clearProperty("springdoc.api-docs.enabled");
      System.clearProperty("springdoc.paths-to-match");
    }
  }
}
