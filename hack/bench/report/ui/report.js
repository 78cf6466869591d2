// The figures and goals of one run: report.js FOLDER. Writes ui.json and ui.md there.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { missed } = require('../verdicts');
const { summarise } = require('./figures');
const { table } = require('./table');

const [, , folder] = process.argv;
const file = (name) => path.join(folder, name);
const lines = (name) => (fs.existsSync(file(name)) ? fs.readFileSync(file(name), 'utf8').split('\n').filter(Boolean) : []);
const json = (name) => (fs.existsSync(file(name)) ? JSON.parse(fs.readFileSync(file(name), 'utf8')) : undefined);

const visits = lines('visits.jsonl').map((line) => JSON.parse(line));
const { browser, weights = [] } = json('weights.json') ?? {};
const measured = { machine: json('machine.json'), browser, counted: json('build.json') };

const summary = summarise({ visits, weights, counted: measured.counted, container: json('container.json') });
fs.writeFileSync(file('ui.json'), `${JSON.stringify({ ...measured, ...summary, visits }, null, 1)}\n`);
fs.writeFileSync(file('ui.md'), table(measured, summary, lines('not-measured')));
console.log(fs.readFileSync(file('ui.md'), 'utf8'));
console.log(`Written: ${['ui.md', 'ui.json'].map(file).join(', ')}`);

const { length: count } = missed(summary.goals);
console.log(count ? `${count} goals are missed` : 'Every goal that was measured is met');
