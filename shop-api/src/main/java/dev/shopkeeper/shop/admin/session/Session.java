package dev.shopkeeper.shop.admin.session;

import java.time.Instant;

/// An administrator who is signed in, until the session ends of itself.
public record Session(String username, SessionToken token, Instant expiresAt) {}
