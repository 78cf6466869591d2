// The figures as Markdown.
'use strict';
const { workloads, contenders } = require('./names');

const digits = (value, places) => (value === null || value === undefined ? '–' : value.toFixed(places));
const rounded = (value) => digits(value, value < 1 ? 2 : value < 10 ? 1 : 0);
const row = (cells) => `| ${cells.join(' | ')} |`;
const head = (cells) => [row(cells), row(cells.map((_, at) => (at ? '--:' : '---')))];

function measured({ medians }) {
  const order = (names, name) => Object.keys(names).indexOf(name);
  const sorted = medians
    .filter((m) => m.workload !== 'start')
    .sort((a, b) => order(workloads, a.workload) - order(workloads, b.workload) || order(contenders, a.contender) - order(contenders, b.contender));
  return [
    ...head(['workload', 'who', 'requests/s', 'CPU-ms', 'of it app', 'of it PostgreSQL', 'load generator', 'SQL', 'bytes', 'p50 ms', 'p99 ms', 'RSS MiB']),
    ...sorted.map((m) =>
      row([
        workloads[m.workload], contenders[m.contender], rounded(m.perSecond), digits(m.cpuMs, 3), digits(m.appCpuMs, 3), digits(m.databaseCpuMs, 3),
        digits(m.loadCpuMs, 3), digits(m.statements, 2), digits(m.bytesEach, 0), digits(m.p50, 2), digits(m.p99, 2), digits(m.rssMiB, 0),
      ])),
  ];
}

function verdict(goal) {
  if (goal.met === null) return 'not measured';
  return goal.met ? 'met' : `missed by ${(goal.missedBy * 100).toFixed(0)} %`;
}

function judged({ goals }) {
  const bound = (goal) => `${goal.atLeast !== undefined ? '≥' : '≤'} ${goal.atLeast ?? goal.atMost} ${goal.unit}`;
  return [
    ...head(['goal', 'wanted', 'measured', 'verdict']),
    ...goals.map((goal) => row([goal.name, bound(goal), goal.value === null ? '–' : `${digits(goal.value, goal.value < 100 ? 2 : 0)} ${goal.unit}`, verdict(goal)])),
  ];
}

function calibrated({ calibration }) {
  const name = { 'list-light': 'list by page number', 'id-database': 'by id', order: 'order' };
  return [
    ...head(['the seed’s stack, CPU-ms a request', 'first measured', 'now', 'within 20 %']),
    ...calibration.map((c) => row([name[c.workload], digits(c.then, 2), digits(c.now, 2), c.within ? 'yes' : `no: ${(100 * (c.now / c.then - 1)).toFixed(0)} %`])),
  ];
}

function about(machine) {
  return [
    `Measured ${machine.at} on ${machine.cores} cores (${machine.cpu}), Linux ${machine.kernel}, load ${machine.load} at the start; revision ${machine.revision}.`,
    `${machine.postgresql}; ${machine.java}; Node.js ${machine.node}. Medians of ${machine.rounds} interleaved rounds of ${machine.seconds} s; ratios are taken within a round.`,
  ];
}

function table(machine, summary) {
  return [
    ...about(machine), '', ...judged(summary), '', ...measured(summary), '', ...calibrated(summary), '',
    ...(summary.voided.length ? [`Void rounds, which count nowhere above: ${summary.voided.length}.`, ''] : []),
  ].join('\n');
}

module.exports = { table };
