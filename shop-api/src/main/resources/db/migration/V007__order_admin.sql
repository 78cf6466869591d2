-- What was ever sold is not deleted but put away; it cannot be bought any more.
ALTER TABLE products ADD COLUMN IF NOT EXISTS archived_at timestamptz;

CREATE INDEX orders_customer_email ON orders (customer_email, id);
-- Orders are appended in the order of time: a few blocks' bounds find a day, at no cost to an order.
CREATE INDEX orders_created_at ON orders USING brin (created_at) WITH (pages_per_range = 16);
-- New and completed orders are found by walking from the newest; these are rare.
CREATE INDEX orders_unusual_status ON orders (status, id) WHERE status IN ('processing', 'cancelled');
-- The stock of a cancelled order returns once, whatever the code above believes.
CREATE UNIQUE INDEX stock_movements_cancellation ON stock_movements (order_id, product_id)
  WHERE reason = 'cancellation';

-- Sweeping locks the rows it takes, which needs more than the right to delete.
GRANT UPDATE (created_at) ON idempotency_keys TO shop_dml;
