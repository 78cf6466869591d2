// What is read of Medusa, and what its orders need to know.
'use strict';
const key = process.env.MEDUSA_KEY;

async function get(server, path) {
  const response = await fetch(server + path, { headers: { 'x-publishable-api-key': key } });
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  return response.json();
}

async function products(server) {
  const found = [];
  for (let offset = 0; offset < 1000; offset += 100) {
    const page = await get(server, `/store/products?limit=100&offset=${offset}&fields=id,*variants`);
    found.push(...page.products);
  }
  return found;
}

module.exports = async function requests(server) {
  const { regions } = await get(server, '/store/regions');
  const region = regions[0].id;
  const fields = `region_id=${region}&fields=id,title,description,thumbnail,created_at,*variants.calculated_price,%2Bvariants.inventory_quantity`;
  const all = await products(server);
  const offsets = Array.from({ length: 981 }, (_, offset) => offset);
  return {
    headers: `x-publishable-api-key: ${key}\n`,
    list: offsets.map((offset) => `GET\t/store/products?limit=20&offset=${offset}&${fields}`),
    light: offsets.map((offset) => `GET\t/store/products?limit=20&offset=${offset}&fields=id,title,description,thumbnail,created_at`),
    id: all.map((product) => `GET\t/store/products/${product.id}?${fields}`),
    data: { key, region, variants: all.map((product) => product.variants[0].id) },
  };
};
