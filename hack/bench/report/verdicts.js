// Goals beside what was measured: met or missed, and by how much.
'use strict';
const { digits, row, head } = require('./markdown');

function verdictOn({ name, atLeast, atMost, unit = '×' }, value) {
  const wanted = atLeast ?? atMost;
  const met = value === null ? null : atLeast !== undefined ? value >= wanted : value <= wanted;
  return { name, atLeast, atMost, unit, value, met, missedBy: met === false ? Math.abs(value - wanted) / wanted : null };
}

const missed = (goals) => goals.filter((goal) => goal.met === false);

function inWords(goal) {
  if (goal.met === null) return 'not measured';
  return goal.met ? 'met' : `missed by ${(goal.missedBy * 100).toFixed(0)} %`;
}

function judged(goals) {
  const bound = (goal) => `${goal.atLeast !== undefined ? '≥' : '≤'} ${goal.atLeast ?? goal.atMost} ${goal.unit}`;
  return [
    ...head(['goal', 'wanted', 'measured', 'verdict']),
    ...goals.map((goal) => row([goal.name, bound(goal), goal.value === null ? '–' : `${digits(goal.value, goal.value < 100 ? 2 : 0)} ${goal.unit}`, inWords(goal)])),
  ];
}

module.exports = { verdictOn, missed, judged };
