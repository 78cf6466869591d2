package dev.shopkeeper.delivery;

/// How a job or a step ended, as others are told.
enum Conclusion {
  SUCCESS,
  FAILURE,
  SKIPPED
}
