-- The serving role reads the history to know when the schema is ready for it.
GRANT SELECT ON ${flyway:table} TO shop_dml;

CREATE TABLE products (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name           varchar(255) NOT NULL CHECK (name <> ''),
  description    text NOT NULL DEFAULT '',
  price          numeric(10, 2) NOT NULL CHECK (price >= 0),
  image_url      varchar(512),
  -- No index on stock: without one nearly every decrement is a HOT update.
  stock_quantity integer NOT NULL DEFAULT 0 CHECK (stock_quantity >= 0),
  created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE product_pictures (
  product_id   bigint PRIMARY KEY REFERENCES products ON DELETE CASCADE,
  content_type varchar(64) NOT NULL,
  bytes        bytea NOT NULL,
  sha256       bytea NOT NULL GENERATED ALWAYS AS (sha256(bytes)) STORED
);

-- One row, written with the sample catalogue: what was loaded once is never loaded again.
CREATE TABLE sample_catalog (
  loaded    boolean PRIMARY KEY DEFAULT true CHECK (loaded),
  loaded_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT, UPDATE, DELETE ON products, product_pictures TO shop_dml;
