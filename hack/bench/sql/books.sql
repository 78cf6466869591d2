-- Prints what does not add up; nothing when all does. The keys and movements are ours and raw SQL's alone.
SELECT 'product ' || p.id || ': had 1000000, sold ' || coalesce(sold, 0) || ', has ' || stock_quantity
FROM products p
LEFT JOIN (SELECT product_id, sum(quantity) AS sold FROM order_items GROUP BY product_id) s ON s.product_id = p.id
WHERE stock_quantity + coalesce(sold, 0) <> 1000000
UNION ALL
SELECT 'order ' || o.id || ' has no item' FROM orders o
WHERE NOT EXISTS (SELECT FROM order_items WHERE order_id = o.id)
UNION ALL
SELECT 'order ' || o.id || ' has no key' FROM orders o
WHERE :ledger AND NOT EXISTS (SELECT FROM idempotency_keys WHERE order_id = o.id)
UNION ALL
SELECT 'product ' || p.id || ': has ' || stock_quantity || ', and movements of ' || sum(m.quantity)
FROM products p JOIN stock_movements m ON m.product_id = p.id
WHERE :ledger
GROUP BY p.id, stock_quantity HAVING stock_quantity <> sum(m.quantity)
LIMIT 20;
