package dev.shopkeeper.operator.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What decides the pods of a tier beyond the Shop's spec.
///
/// @param templateRevision by which of the operator's templates they are made
/// @param image which image they run
/// @param restart what asked for their last restart
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pin(int templateRevision, String image, @Nullable String restart) {
  public Pin running(String other) {
    return new Pin(templateRevision, other, restart);
  }

  public Pin restarted(@Nullable String request) {
    return request == null ? this : new Pin(templateRevision, image, request);
  }
}
