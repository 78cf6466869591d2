-- One order per key: the row is written in the order's own transaction.
CREATE TABLE idempotency_keys (
  -- Hashes, so that the row has one size whatever the caller sends, and a dump repeats no key.
  key_hash   bytea PRIMARY KEY CHECK (length(key_hash) = 32),
  body_hash  bytea NOT NULL CHECK (length(body_hash) = 32),
  order_id   bigint NOT NULL REFERENCES orders,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);

-- Every change of a stock: what a product has is the sum of its movements.
CREATE TABLE stock_movements (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES products ON DELETE CASCADE,
  order_id   bigint REFERENCES orders,
  quantity   integer NOT NULL CHECK (quantity <> 0),
  reason     varchar(16) NOT NULL CHECK (reason IN ('opening', 'restock', 'order', 'cancellation', 'correction')),
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((order_id IS NULL) = (reason NOT IN ('order', 'cancellation')))
);

INSERT INTO stock_movements (product_id, quantity, reason)
SELECT id, stock_quantity, 'opening' FROM products WHERE stock_quantity <> 0;

-- What was done, by whom: a row in each transaction that changes the shop. The transaction's number
-- tells the sealer which rows can have no earlier ones still to come.
CREATE TABLE audit_entries (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at             timestamptz NOT NULL DEFAULT now(),
  actor          varchar(128) NOT NULL,
  action         varchar(64) NOT NULL,
  subject        varchar(128) NOT NULL,
  request_id     varchar(64),
  detail         jsonb NOT NULL DEFAULT '{}'
);

GRANT SELECT, INSERT, DELETE ON idempotency_keys TO shop_dml;
-- Appended to, never changed.
GRANT SELECT, INSERT ON stock_movements, audit_entries TO shop_dml;
