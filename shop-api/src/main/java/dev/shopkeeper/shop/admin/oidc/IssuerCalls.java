package dev.shopkeeper.shop.admin.oidc;

import java.io.IOException;
import java.net.URI;

/// How documents of the issuer are fetched.
public interface IssuerCalls {

  /// The document at an address, or a failure that says why there is none.
  String get(URI address) throws IOException;
}
