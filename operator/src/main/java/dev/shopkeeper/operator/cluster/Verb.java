package dev.shopkeeper.operator.cluster;

import java.util.Locale;

/// What is done to an object, as metrics name it and as the log tells it.
enum Verb {
  CREATE("created"),
  APPLY("applied"),
  LEAVE("left to others"),
  RESERVE("reserved"),
  DELETE("deleted");

  private final String past;

  Verb(String past) {
    this.past = past;
  }

  String past() {
    return past;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
