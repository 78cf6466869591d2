package dev.shopkeeper.shop.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OpenApiController {

  private static final String FILE = "/openapi.json";
  private static final CacheControl CACHING =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  private final byte[] document;
  private final String tag;

  OpenApiController() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(OpenApiController.class.getResourceAsStream(FILE), FILE)) {
      document = file.readAllBytes();
    }
    tag = "\"%s\"".formatted(DigestUtils.md5DigestAsHex(document));
  }

  @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(tag)
        .cacheControl(CACHING)
        .body(document);
  }
}
