// Prints the sample's products, read from this folder, with their pictures in them.
'use strict';
const fs = require('node:fs');

const sample = JSON.parse(fs.readFileSync('products.json', 'utf8'));
console.log(JSON.stringify(sample.map((product) => ({ ...product, svg: fs.readFileSync(product.picture, 'utf8') }))));
