-- The order in which entries are sealed, and the only one they are read in: one index serves as both, so that
-- an order writes no more than before.
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_pkey, ADD PRIMARY KEY (transaction_id, id);

-- Each seal covers the entries that follow the seal before it, and is a code under a key that no table holds.
CREATE TABLE audit_seals (
  number            bigint PRIMARY KEY CHECK (number > 0),
  previous          bytea NOT NULL CHECK (length(previous) = 32),
  first_transaction xid8 NOT NULL,
  last_transaction  xid8 NOT NULL,
  entries           bigint[] NOT NULL CHECK (cardinality(entries) > 0),
  codes             bytea[] NOT NULL CHECK (cardinality(codes) = cardinality(entries)),
  seal              bytea NOT NULL CHECK (length(seal) = 32),
  at                timestamptz NOT NULL DEFAULT now()
);

-- Appended to, never changed.
GRANT SELECT, INSERT ON audit_seals TO shop_dml;
