package dev.shopkeeper.operator.cluster;

/// A pod that stands for leader of the operators of its namespace.
public record Candidate(String namespace, String pod) {}
