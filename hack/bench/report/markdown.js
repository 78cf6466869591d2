// Tables of Markdown, and numbers in them.
'use strict';

const digits = (value, places) => (value === null || value === undefined ? '–' : value.toFixed(places));
const rounded = (value) => digits(value, value < 1 ? 2 : value < 10 ? 1 : 0);
const row = (cells) => `| ${cells.join(' | ')} |`;
const head = (cells) => [row(cells), row(cells.map((_, at) => (at ? '--:' : '---')))];

module.exports = { digits, rounded, row, head };
