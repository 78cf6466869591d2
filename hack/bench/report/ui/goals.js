// What is aimed at on each page of ours, and of its container.
'use strict';

const pages = ['catalogue', 'product'];
const at = (page, figure) => ({ page, contender: 'ours', figure });

const onPage = (page) => [
  { name: `${page}: largest contentful paint`, of: at(page, 'lcp'), atMost: 1000, unit: 'ms' },
  { name: `${page}: interaction to next paint`, of: at(page, 'inp'), atMost: 100, unit: 'ms' },
  { name: `${page}: cumulative layout shift`, of: at(page, 'cls'), atMost: 0.02, unit: '' },
  { name: `${page}: script of the first load`, of: at(page, 'scriptKb'), atMost: 130, unit: 'kB' },
];

module.exports = [
  ...pages.flatMap(onPage),
  // Else the build would hold its limit by not counting something.
  { name: 'catalogue: script of the first load, of what the build counts', of: at('catalogue', 'ofCounted'), atMost: 1.01 },
  { name: 'container: start to the first page', of: at('container', 'startMs'), atMost: 300, unit: 'ms' },
];
