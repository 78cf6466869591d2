// flow.js PEER SERVER DATA SECONDS BUYERS: buyers who each place one order after another; prints figures as JSON.
'use strict';
const fs = require('node:fs');
const http = require('node:http');

const [, , peer, server, file, seconds, buyers] = process.argv;
const order = require(`./${peer}/order.js`);
const data = JSON.parse(fs.readFileSync(file, 'utf8'));
const { hostname, port } = new URL(server);
const agent = new http.Agent({ keepAlive: true });
const took = [];
let errors = 0;
let bytes = 0;

function call(method, path, content, more) {
  const sent = content ? JSON.stringify(content) : undefined;
  const headers = { ...more, ...(sent && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }) };
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, hostname, port, method, path, headers, timeout: 60_000 }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        bytes += Buffer.byteLength(text);
        if (response.statusCode >= 300) reject(new Error(`${method} ${path} answers ${response.statusCode}: ${text.slice(0, 300)}`));
        else resolve({ body: JSON.parse(text), headers: response.headers });
      });
    });
    request.on('error', reject).on('timeout', () => request.destroy(new Error(`${path} takes too long`)));
    request.end(sent);
  });
}

const upTo = (most) => Math.floor(Math.random() * most);

function twoLines() {
  const one = upTo(1000);
  const other = (one + 1 + upTo(999)) % 1000;
  return [one, other].map((product) => ({ product, quantity: 1 + upTo(3) }));
}

async function buy(deadline, number) {
  for (let count = 0; Date.now() < deadline; count++) {
    const began = performance.now();
    const buyer = `buyer-${process.pid}-${number}-${count}@example.org`;
    try {
      await order({ call, lines: twoLines(), buyer, data });
      took.push(performance.now() - began);
    } catch (error) {
      errors++;
      console.error(error.message);
      await new Promise((soon) => setTimeout(soon, 100));
    }
  }
}

const began = performance.now();
const deadline = Date.now() + 1000 * Number(seconds);
Promise.all(Array.from({ length: Number(buyers) }, (_, number) => buy(deadline, number))).then(() => {
  took.sort((one, other) => one - other);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? null;
  const figures = { requests: took.length, seconds: (performance.now() - began) / 1000, bytes, errors, p50: at(0.5), p99: at(0.99) };
  console.log(JSON.stringify(figures));
  process.exit(0);
});
