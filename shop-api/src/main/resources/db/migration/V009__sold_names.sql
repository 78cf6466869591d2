-- What a product was called when it was sold, whatever becomes of it. It may be absent: while versions roll, the
-- one before this adds items without it, and they are read by the product's present name.
ALTER TABLE order_items ADD COLUMN product_name varchar(255);
