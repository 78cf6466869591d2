package dev.shopkeeper.shop.checker.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;

/// What a client asks the shop for.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "ask")
@JsonSubTypes({
  @JsonSubTypes.Type(Action.Place.class),
  @JsonSubTypes.Type(Action.Read.class),
  @JsonSubTypes.Type(Action.Cancel.class),
  @JsonSubTypes.Type(Action.Advance.class),
  @JsonSubTypes.Type(Action.Listing.class),
  @JsonSubTypes.Type(Action.Restock.class),
  @JsonSubTypes.Type(Action.Reprice.class)
})
public sealed interface Action {

  /// So many of a product.
  record Line(long product, int quantity) {}

  /// An order under a key. Each purchase has an e-mail address of its own: what is found in the
  /// database under that address was asked for by it, whatever became of the key.
  record Place(String key, String email, List<Line> lines) implements Action {

    /// The same purchase for two requests exactly if they are to be one order.
    public String purchase() {
      return key + " " + email;
    }
  }

  /// An order read back, by its token.
  record Read(long order) implements Action {}

  /// An order cancelled by its customer.
  record Cancel(long order) implements Action {}

  /// An order moved on by the administrator.
  record Advance(long order, String status) implements Action {}

  /// The newest orders, as the administrator sees them.
  record Listing() implements Action {}

  /// More of a product; no two of one product are of the same quantity, so that the ledger's row is
  /// known by it.
  record Restock(long product, int quantity) implements Action {}

  /// Another price for a product.
  record Reprice(long product, BigDecimal price) implements Action {}
}
