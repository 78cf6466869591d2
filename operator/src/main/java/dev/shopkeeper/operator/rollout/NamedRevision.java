package dev.shopkeeper.operator.rollout;

/// A revision and its name, which holds a hash of the templates it makes.
public record NamedRevision(String name, Revision revision) {}
