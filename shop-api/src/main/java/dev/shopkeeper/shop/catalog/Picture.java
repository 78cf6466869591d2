package dev.shopkeeper.shop.catalog;

/// A picture's bytes, what they are, and a hash that changes with them.
@SuppressWarnings("ArrayRecordComponent") // written out as it is, never compared
public record Picture(String contentType, byte[] bytes, String hash) {}
