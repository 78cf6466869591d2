// write-requests.js PEER SERVER PREFIX: what the load generators ask of a peer, in files beginning with the prefix.
'use strict';
const fs = require('node:fs');
const [, , peer, server, prefix] = process.argv;

require(`./${peer}/requests.js`)(server).then(({ headers, data, ...reads }) => {
  for (const [name, lines] of Object.entries(reads)) fs.writeFileSync(`${prefix}-${name}`, `${lines.join('\n')}\n`);
  fs.writeFileSync(`${prefix}-headers`, headers);
  fs.writeFileSync(`${prefix}.json`, JSON.stringify(data));
}).catch((error) => {
  console.error(error);
  process.exit(1);
});
