package dev.shopkeeper.shop.catalog.web;

import dev.shopkeeper.shop.catalog.Answer;
import dev.shopkeeper.shop.catalog.EntityTags;
import dev.shopkeeper.shop.catalog.KeptAnswers.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Writes answers of the catalogue as HTTP, or nothing but 304 to those who have them.
final class CatalogResponse {

  /// Carries the value of `after` with which the next page is asked for.
  static final String NEXT_CURSOR = "Next-Cursor";

  private CatalogResponse() {}

  static void write(Told told, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer answer = told.answer();
    if (head(answer.entityTag(), told.age(), request, response)) {
      if (answer.next() != null) {
        response.setHeader(HttpHeaders.LINK, "</api/products?" + answer.next() + ">; rel=\"next\"");
        response.setHeader(NEXT_CURSOR, answer.cursor());
      }
      response.setContentLength(answer.json().length);
      response.getOutputStream().write(answer.json());
    }
  }

  /// Writes what goes before a body; false when there is to be none.
  static boolean head(
      String entityTag,
      @Nullable Duration age,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, entityTag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (age != null) {
      response.setHeader(HttpHeaders.AGE, String.valueOf(age.toSeconds()));
    }
    EntityTags had = EntityTags.of(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    if (had != null && had.contain(entityTag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return false;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    return true;
  }
}
