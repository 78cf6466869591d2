// Medians, ratios and goals of the rounds of one run: report.js FOLDER. Writes api.json, api.md and api.svg there.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { summarise } = require('./figures');
const { table } = require('./table');
const { missed } = require('./verdicts');
const { plot } = require('./plot');

const [, , folder] = process.argv;
const file = (name) => path.join(folder, name);
const rounds = fs.readFileSync(file('rounds.jsonl'), 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const machine = JSON.parse(fs.readFileSync(file('machine.json'), 'utf8'));

const summary = summarise(rounds);
fs.writeFileSync(file('api.json'), `${JSON.stringify({ machine, ...summary }, null, 1)}\n`);
fs.writeFileSync(file('api.md'), table(machine, summary));
fs.writeFileSync(file('api.svg'), plot(summary));
console.log(fs.readFileSync(file('api.md'), 'utf8'));
console.log(`Written: ${['api.md', 'api.json', 'api.svg'].map(file).join(', ')}`);

if (summary.voided.length) {
  console.error(`Void, for requests failed: ${summary.voided.map((r) => `${r.workload} ${r.contender} round ${r.round}: ${r.errors}`).join('; ')}`);
  process.exitCode = 1;
}
const { length: count } = missed(summary.goals);
console.log(count ? `${count} goals are missed` : 'Every goal that was measured is met');
