// The figures as Markdown.
'use strict';
const { digits, rounded, row, head } = require('./markdown');
const { workloads, contenders } = require('./names');
const { judged } = require('./verdicts');

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
    ...about(machine), '', ...judged(summary.goals), '', ...measured(summary), '', ...calibrated(summary), '',
    ...(summary.voided.length ? [`Void rounds, which count nowhere above: ${summary.voided.length}.`, ''] : []),
  ].join('\n');
}

module.exports = { table };
