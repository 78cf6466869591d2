\set one random(1, 1000)
\set other 1 + (:one + random(0, 998)) % 1000
\set some random(1, 3)
\set more random(1, 3)
\set key random(1, 9223372036854775807)
WITH known AS MATERIALIZED (
  SELECT order_id, body_hash = sha256(int8send(:key)) AS same_body FROM idempotency_keys WHERE key_hash = sha256(int8send(:key))
), claim AS MATERIALIZED (
  SELECT CASE WHEN EXISTS (SELECT FROM known) THEN false
              ELSE coalesce(pg_try_advisory_xact_lock(:key), true) END AS granted
), line AS (
  SELECT * FROM unnest(ARRAY[:one, :other]::bigint[], ARRAY[:some, :more]::integer[]) AS line (product_id, quantity)
), locked AS MATERIALIZED (
  SELECT p.id, p.name, p.price, p.stock_quantity, line.quantity
  FROM products p JOIN line ON line.product_id = p.id
  WHERE p.archived_at IS NULL AND (SELECT granted FROM claim)
  ORDER BY p.id
  FOR NO KEY UPDATE OF p
), decision AS (
  SELECT sum(locked.price * line.quantity) AS total
  FROM line LEFT JOIN locked ON locked.id = line.product_id
  HAVING bool_and(coalesce(locked.stock_quantity >= line.quantity, false))
     AND sum(locked.price * line.quantity) < 100000000
), placed AS (
  INSERT INTO orders (customer_email, total_amount)
  SELECT 'buyer@example.org', decision.total FROM decision
  RETURNING id, total_amount, status, created_at
), key AS (
  INSERT INTO idempotency_keys (key_hash, body_hash, order_id)
  SELECT given.key_hash, given.body_hash, placed.id
  FROM placed, (VALUES (sha256(int8send(:key)), sha256(int8send(:key)))) AS given (key_hash, body_hash)
), taken AS (
  UPDATE products p SET stock_quantity = locked.stock_quantity - locked.quantity
  FROM locked, decision WHERE p.id = locked.id
), movement AS (
  INSERT INTO stock_movements (product_id, order_id, quantity, reason)
  SELECT locked.id, placed.id, -locked.quantity, 'order' FROM placed, locked
), item AS (
  INSERT INTO order_items (order_id, product_id, product_name, quantity, price)
  SELECT placed.id, locked.id, locked.name, locked.quantity, locked.price
  FROM placed, locked ORDER BY locked.id
  RETURNING id, product_id
), audit AS (
  INSERT INTO audit_entries (actor, action, subject, request_id)
  SELECT 'customer', 'order.placed', 'order:' || placed.id, 'request-' || :key FROM placed
)
SELECT claim.granted, known.order_id AS known_id, known.same_body,
       line.product_id, line.quantity, locked.name, locked.price, locked.stock_quantity,
       item.id AS item_id, placed.id AS order_id, placed.total_amount, placed.status, placed.created_at
FROM claim
LEFT JOIN known ON true
LEFT JOIN line ON true
LEFT JOIN locked ON locked.id = line.product_id
LEFT JOIN item ON item.product_id = line.product_id
LEFT JOIN placed ON true
ORDER BY line.product_id;
