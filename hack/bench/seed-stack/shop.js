// The calls that are compared, written as such a stack is written at its best: pooled, prepared, indexed.
'use strict';
const express = require('express');
const { Pool } = require('pg');
const statements = require('./statements');

const pool = new Pool({ max: 16 });
const shop = express();
shop.use(express.json());

const product = (row) => ({
  id: Number(row.id),
  name: row.name,
  description: row.description,
  price: Number(row.price),
  imageUrl: row.image_url,
  stockQuantity: row.stock_quantity,
  createdAt: row.created_at,
});

shop.get('/api/products', async (request, response) => {
  const { after, page } = request.query;
  const found = page
    ? await pool.query({ ...statements.page, values: [(Number(page) - 1) * 20] })
    : await pool.query({ ...statements.after, values: [Number(after ?? 0)] });
  response.json(found.rows.map(product));
});

shop.get('/api/products/:id', async (request, response) => {
  const { rows } = await pool.query({ ...statements.product, values: [Number(request.params.id)] });
  if (rows.length) response.json(product(rows[0]));
  else response.status(404).json({ error: 'There is no such product' });
});

const valid = (body) =>
  /^[^@\s]+@[^@\s]+$/.test(body?.customerEmail) &&
  Array.isArray(body.items) &&
  body.items.length > 0 &&
  body.items.every((item) => Number.isInteger(item.productId) && Number.isInteger(item.quantity) && item.quantity > 0);

shop.post('/api/orders', async (request, response) => {
  if (!valid(request.body)) return response.status(400).json({ error: 'This is no order' });
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const order = await place(client, request.body);
    await client.query(order ? 'COMMIT' : 'ROLLBACK');
    if (order) response.status(201).json(order);
    else response.status(409).json({ error: 'Out of stock' });
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

// In the order of ids, so that orders wait for each other and never in a circle.
async function place(client, { customerEmail, items }) {
  const lines = [...items].sort((one, other) => one.productId - other.productId);
  for (const line of lines) {
    const { rows } = await client.query({ ...statements.take, values: [line.productId, line.quantity] });
    if (!rows.length) return null;
    line.price = Number(rows[0].price);
  }
  const total = lines.reduce((sum, line) => sum + Math.round(line.price * 100) * line.quantity, 0) / 100;
  const { rows: [order] } = await client.query({ ...statements.order, values: [customerEmail, total] });
  for (const line of lines) {
    await client.query({ ...statements.item, values: [order.id, line.productId, line.quantity, line.price] });
  }
  return { id: Number(order.id), customerEmail, items: lines, totalAmount: total, status: order.status, createdAt: order.created_at };
}

module.exports = shop;
