// From rounds to figures: a median for each contender and workload, ratios round by round, goals beside them.
'use strict';
const goals = require('./goals');
const { verdictOn } = require('./verdicts');

// What the stack cost where it was first measured, in milliseconds of processor a request: ours of it must be
// within a fifth, or it was not built as it was then.
const seedAsMeasuredFirst = { 'list-light': 0.8, 'id-database': 0.41, order: 1.55 };

function median(values) {
  const known = values.filter((value) => Number.isFinite(value)).sort((one, other) => one - other);
  if (!known.length) return null;
  const middle = known.length >> 1;
  return known.length % 2 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}

const each = (value, requests) => (requests > 0 && Number.isFinite(value) ? value / requests : null);

const figuresOf = (round) => ({
  ...round,
  perSecond: round.requests / round.seconds,
  cpuMs: each(round.appMs + round.databaseMs, round.requests),
  appCpuMs: each(round.appMs, round.requests),
  databaseCpuMs: each(round.databaseMs, round.requests),
  loadCpuMs: each(round.loadMs, round.requests),
  bytesEach: each(round.bytes, round.requests),
  rssMiB: round.rssKiB / 1024 || null,
});

const numbers = ['perSecond', 'cpuMs', 'appCpuMs', 'databaseCpuMs', 'loadCpuMs', 'statements', 'bytesEach', 'p50', 'p99', 'rssMiB', 'startMs'];

function mediansOf(rounds) {
  const groups = Map.groupBy?.(rounds, (r) => `${r.workload} ${r.contender}`) ?? grouped(rounds);
  return [...groups.values()].map((group) => ({
    workload: group[0].workload,
    contender: group[0].contender,
    rounds: group.length,
    ...Object.fromEntries(numbers.map((name) => [name, median(group.map((round) => round[name]))])),
  }));
}

function grouped(rounds) {
  const groups = new Map();
  for (const round of rounds) {
    const key = `${round.workload} ${round.contender}`;
    groups.set(key, [...(groups.get(key) ?? []), round]);
  }
  return groups;
}

// The ratio of two in the same round, so that a slow minute is in both; then the median over the rounds.
function ratioOf(rounds, of, over) {
  const at = (what, number) => rounds.find((r) => r.round === number && r.workload === what.workload && r.contender === what.contender)?.[what.figure];
  return median([...new Set(rounds.map((r) => r.round))].map((number) => at(of, number) / at(over, number)));
}

function judge(goal, rounds, medians) {
  const value = goal.over
    ? ratioOf(rounds, goal.of, goal.over)
    : medians.find((m) => m.workload === goal.of.workload && m.contender === goal.of.contender)?.[goal.of.figure] ?? null;
  return verdictOn(goal, value);
}

function calibrate(medians) {
  return Object.entries(seedAsMeasuredFirst).flatMap(([workload, then]) => {
    const now = medians.find((m) => m.contender === 'seed' && m.workload === workload)?.cpuMs;
    return now ? [{ workload, then, now, within: Math.abs(now - then) / then <= 0.2 }] : [];
  });
}

function summarise(raw) {
  const all = raw.map(figuresOf);
  const voided = all.filter((round) => round.errors > 0 || !(round.requests > 0));
  const rounds = all.filter((round) => !voided.includes(round));
  const medians = mediansOf(rounds);
  return { medians, goals: goals.map((goal) => judge(goal, rounds, medians)), calibration: calibrate(medians), voided, rounds };
}

module.exports = { summarise, median };
