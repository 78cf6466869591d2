// visits.js RUNS FOLDER NAME=URL…: first-time visitors of each storefront, in turns, again and again. Writes visits.jsonl and
// weights.json there. A page that fails, or shows something else, ends it.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { launch } = require('./chromium');
const { visit, weigh } = require('./visit');

const [, , runs, folder, ...contenders] = process.argv;
const sample = JSON.parse(fs.readFileSync(process.env.PRODUCTS, 'utf8'));
// The last of the sample's list, which each catalogue shows first; what is searched for is another.
const wanted = { product: sample.at(-1).name, found: 'Enamel pot', words: 'enamel', listed: sample.length };

function storefronts() {
  return contenders.map((contender) => {
    const [name, url] = contender.split(/=(.*)/);
    return { name, url: url.replace(/\/$/, ''), shop: require(`./shops/${name}`)(wanted) };
  });
}

const places = (storefront) => [
  { ...storefront, page: 'catalogue', path: storefront.shop.catalogue },
  { ...storefront, page: 'product', path: storefront.product },
];

const told = (place, what) => Object.assign(new Error(`${place.name}, ${place.page}: ${what.message}`), { stack: what.stack });

async function warmUp(browser, storefront) {
  const [catalogue, product] = places(storefront);
  const first = await weigh(browser, catalogue).catch((error) => { throw told(catalogue, error); });
  storefront.product = first.product;
  product.path = first.product;
  const second = await weigh(browser, product).catch((error) => { throw told(product, error); });
  // Once more as it is measured, so that what a server makes ready at the first request is ready.
  for (const place of places(storefront)) await visit(browser, place).catch((error) => { throw told(place, error); });
  return [{ contender: storefront.name, page: 'catalogue', ...first.weight }, { contender: storefront.name, page: 'product', ...second.weight }];
}

function write(round, { name, page }, figures) {
  fs.appendFileSync(path.join(folder, 'visits.jsonl'), `${JSON.stringify({ round, contender: name, page, ...figures })}\n`);
  const { lcp, inp, cls } = figures;
  console.log(`    ${round} ${page} ${name}: LCP ${lcp.toFixed(0)} ms, INP ${inp.toFixed(0)} ms, CLS ${cls.toFixed(4)}`);
}

async function main() {
  const browser = await launch();
  try {
    const all = storefronts();
    const weights = [];
    for (const storefront of all) weights.push(...(await warmUp(browser, storefront)));
    fs.writeFileSync(path.join(folder, 'weights.json'), JSON.stringify({ browser: browser.version(), weights }));
    for (let round = 1; round <= Number(runs); round++) {
      for (const place of all.flatMap(places)) {
        write(round, place, await visit(browser, place).catch((error) => { throw told(place, error); }));
      }
    }
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
