CREATE TABLE carts (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Of the token only its hash: who reads this table can open no cart.
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  touched_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX carts_touched_at ON carts (touched_at);

CREATE TABLE cart_items (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cart_id    bigint NOT NULL REFERENCES carts ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES products ON DELETE CASCADE,
  quantity   integer NOT NULL CHECK (quantity > 0),
  UNIQUE (cart_id, product_id)
);

CREATE INDEX cart_items_product_id ON cart_items (product_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON carts, cart_items TO shop_dml;
