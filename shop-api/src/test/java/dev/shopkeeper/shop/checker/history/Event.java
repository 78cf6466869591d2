package dev.shopkeeper.shop.checker.history;

import org.jspecify.annotations.Nullable;

/// A line of the client history: a call's begin, which has the action, or its end, which has the
/// answer. Times are monotonic nanoseconds since the run began.
record Event(
    long at,
    String type,
    long call,
    int client,
    int api,
    @Nullable Action action,
    @Nullable Answer answer) {}
