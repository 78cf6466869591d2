// One visit: a page is opened, read to its end and used; then its figures are told.
'use strict';
const { transferred, scripts } = require('./transfer');
const { visitor, quiet, worst } = require('./visitor');

/** What is done on each page once it is there; in order, and all of it by mouse and keyboard. */
const uses = {
  catalogue: ['search', 'openProduct', 'addToCart', 'changeQuantity'],
  product: ['addToCart', 'changeQuantity'],
};

async function visit(browser, { shop, url, page: name, path }) {
  const guest = await visitor(browser);
  try {
    await open(guest, shop, name, url + path);
    const sent = await transferred(guest);
    const loaded = Object.fromEntries(['TTFB', 'FCP', 'LCP'].map((vital) => [vital, worst(guest.vitals, vital)]));
    await scroll(guest.page);
    for (const use of uses[name]) await shop[use](guest.page);
    await quiet(guest.page);
    refuse(guest.failures);
    return { ...sent, ...inMilliseconds(loaded), ...overAll(guest.vitals) };
  } finally {
    await guest.context.close();
  }
}

/** What the first load cannot do without: the browser is never idle, so nothing is fetched for later. */
async function weigh(browser, { shop, url, page: name, path }) {
  const guest = await visitor(browser, { neverIdle: true });
  try {
    await open(guest, shop, name, url + path);
    refuse(guest.failures);
    const product = name === 'catalogue' ? await shop.productPath(guest.page) : undefined;
    return { weight: { ...(await transferred(guest)), ...(await scripts(guest)) }, product };
  } finally {
    await guest.context.close();
  }
}

async function open({ page }, shop, name, address) {
  const response = await page.goto(address, { waitUntil: 'load' });
  if (!response?.ok()) throw new Error(`${address} answers ${response?.status()}`);
  await shop.shows[name](page);
  await quiet(page);
}

// As a wheel does it, a piece at a time, so that whatever loads on the way has its chance to push the rest around.
async function scroll(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let at = 0; at < height; at += 300) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(60);
  }
  await quiet(page);
  await page.mouse.wheel(0, -height);
  await page.waitForTimeout(500);
}

function refuse(failures) {
  if (failures.length) throw new Error(failures.join('\n'));
}

const inMilliseconds = ({ TTFB, FCP, LCP }) => {
  if (!LCP) throw new Error('The browser told of no largest contentful paint');
  return { ttfb: TTFB.value, fcp: FCP.value, lcp: LCP.value, lcpOf: LCP.of };
};

// Where it was, for who wants to mend it; by the time it is told its element may be gone.
const toldOf = ({ of = 'something', at }) => `${of} on ${at}`;

function overAll(vitals) {
  const inp = worst(vitals, 'INP');
  if (!inp) throw new Error('The browser told of no interaction');
  const cls = worst(vitals, 'CLS');
  return { inp: inp.value, inpOf: toldOf(inp), cls: cls?.value ?? 0, clsOf: cls?.value ? toldOf(cls) : undefined };
}

module.exports = { visit, weigh };
