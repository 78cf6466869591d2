// Makes the tables, a shop's settings, the 1,000 products of the file given, and the search index; then ends.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { bootstrap, bootstrapWorker, TransactionalConnection } = require('@vendure/core');
const { populate } = require('@vendure/core/cli');
const config = require('./config');

const columns = 'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';

function csv(products) {
  const quoted = (words) => `"${words.replaceAll('"', '""')}"`;
  return [columns, ...products.map((p) => `${quoted(p.name)},product-${p.id},${quoted(p.description)},,,,,SKU-${p.id},${p.price},standard,${p.stock},true,,`)].join('\n');
}

function initialData() {
  const file = path.join(path.dirname(require.resolve('@vendure/create/package.json')), 'assets/initial-data.json');
  const data = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const method of data.paymentMethods) {
    method.handler = { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'true' }] };
  }
  return { ...data, collections: [] };
}

async function indexed(app) {
  const [{ count }] = await app.get(TransactionalConnection).rawConnection.query('SELECT count(*) FROM search_index_item');
  return Number(count);
}

async function seed(products) {
  const file = path.join(process.cwd(), 'products.csv');
  fs.writeFileSync(file, csv(products));
  const app = await populate(() => bootstrap(config), initialData(), file);
  const worker = await bootstrapWorker(config);
  await worker.startJobQueue();
  const deadline = Date.now() + 600_000;
  while ((await indexed(app)) < products.length) {
    if (Date.now() > deadline) throw new Error(`only ${await indexed(app)} products were indexed`);
    await new Promise((soon) => setTimeout(soon, 1000));
  }
}

seed(JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
