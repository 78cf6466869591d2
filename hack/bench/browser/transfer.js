// What came over the network for the document that is shown now.
'use strict';
const zlib = require('node:zlib');

const sum = (entries, figure) => entries.reduce((all, entry) => all + entry[figure], 0);

const entriesOf = (page) => page.evaluate(() =>
  [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
    url: entry.name, encodedBodySize: entry.encodedBodySize, transferSize: entry.transferSize,
  })));

const isScript = (response) => /javascript/.test(response?.headers()['content-type']);

async function transferred({ page }) {
  const entries = await entriesOf(page);
  return { requests: entries.length, bytes: sum(entries, 'transferSize') };
}

/** Its scripts: as they were sent, and as gzip would send those that were not packed. */
async function scripts({ page, responses }) {
  const entries = (await entriesOf(page)).filter(({ url }) => isScript(responses.get(url)));
  const packed = await Promise.all(entries.map(async ({ url, encodedBodySize }) => {
    const response = responses.get(url);
    return response.headers()['content-encoding'] ? encodedBodySize : zlib.gzipSync(await response.body(), { level: 9 }).length;
  }));
  return { scripts: entries.length, scriptBytes: sum(entries, 'encodedBodySize'), packedBytes: packed.reduce((all, one) => all + one, 0) };
}

module.exports = { transferred, scripts };
