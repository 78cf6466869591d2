\set after random(0, 980)
SELECT id, name, description, price, image_url, stock_quantity, created_at FROM products
WHERE archived_at IS NULL AND id > :after ORDER BY id LIMIT 21;
