-- Apart from the column's own migration, whose lock nobody who buys could pass while all rows are written.
UPDATE order_items item SET product_name = p.name
FROM products p WHERE p.id = item.product_id AND item.product_name IS NULL;
