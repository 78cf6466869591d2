package dev.shopkeeper.e2e;

/// An order as its customer knows it: by the link of its page, and what the page listed.
record Order(String link, long id, String lines) {}
