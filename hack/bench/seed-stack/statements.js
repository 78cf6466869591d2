// Named statements are prepared once on each connection.
'use strict';
const columns = 'id, name, description, price, image_url, stock_quantity, created_at';

module.exports = {
  after: { name: 'after', text: `SELECT ${columns} FROM products WHERE id > $1 ORDER BY id LIMIT 20` },
  page: { name: 'page', text: `SELECT ${columns} FROM products ORDER BY id LIMIT 20 OFFSET $1` },
  product: { name: 'product', text: `SELECT ${columns} FROM products WHERE id = $1` },
  take: {
    name: 'take',
    text: 'UPDATE products SET stock_quantity = stock_quantity - $2 WHERE id = $1 AND stock_quantity >= $2 RETURNING price',
  },
  order: {
    name: 'order',
    text: 'INSERT INTO orders (customer_email, total_amount) VALUES ($1, $2) RETURNING id, status, created_at',
  },
  item: {
    name: 'item',
    text: 'INSERT INTO order_items (order_id, product_id, quantity, price) VALUES ($1, $2, $3, $4)',
  },
};
