\set id random(1, 1000)
SELECT id, name, description, price, image_url, stock_quantity, created_at FROM products WHERE id = :id AND archived_at IS NULL;
