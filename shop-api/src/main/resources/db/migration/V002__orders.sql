CREATE TABLE orders (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_email varchar(255) NOT NULL CHECK (customer_email <> ''),
  total_amount   numeric(10, 2) NOT NULL CHECK (total_amount >= 0),
  status         varchar(50) NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'processing', 'completed', 'cancelled')),
  created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_items (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id   bigint NOT NULL REFERENCES orders,
  product_id bigint NOT NULL REFERENCES products,
  quantity   integer NOT NULL CHECK (quantity > 0),
  price      numeric(10, 2) NOT NULL CHECK (price >= 0),
  UNIQUE (order_id, product_id)
);

CREATE INDEX order_items_product_id ON order_items (product_id);

-- An order once placed is never deleted.
GRANT SELECT, INSERT, UPDATE ON orders TO shop_dml;
GRANT SELECT, INSERT ON order_items TO shop_dml;
