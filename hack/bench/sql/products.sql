-- The same 1,000 products on every run and for every contender, with stock that no run uses up.
INSERT INTO products (name, description, price, image_url, stock_quantity, created_at)
SELECT 'Product ' || to_char(n, 'FM0000'),
       'Made of material ' || n % 17 || ', in colour ' || n % 11 || '. ' || repeat('Good to have at home. ', 4),
       (n * 7919 % 9000 + 100) / 100.0,
       '/images/product-' || n || '.jpg',
       1000000,
       timestamptz '2026-01-01 00:00:00Z' + n * interval '1 minute'
FROM generate_series(1, 1000) AS n;

INSERT INTO stock_movements (product_id, quantity, reason)
SELECT id, stock_quantity, 'opening' FROM products;
