// Requests a second as bars on a logarithmic scale, one group for each workload, as an SVG of a few lines.
'use strict';
const { workloads, contenders } = require('./names');

const colours = { pgbench: '#6b7280', ours: '#0f766e', unkept: '#5eb8ae', seed: '#b45309', vendure: '#7c3aed', medusa: '#be185d' };
const left = 210;
const right = 780;
const bar = 16;
const most = 5;

const along = (perSecond) => left + ((right - left) * Math.max(0, Math.log10(Math.max(perSecond, 1)))) / most;
const text = (x, y, words, more = '') => `<text x="${x.toFixed(1)}" y="${y}" ${more}>${words}</text>`;

function group(workload, medians, top) {
  const bars = Object.keys(contenders).flatMap((contender) => medians.filter((m) => m.workload === workload && m.contender === contender));
  const lines = bars.map((m, at) => {
    const y = top + at * bar;
    const end = along(m.perSecond);
    return `<rect x="${left}" y="${y}" width="${Math.max(1, end - left).toFixed(1)}" height="${bar - 3}" fill="${colours[m.contender]}"/>` +
      text(end + 5, y + 11, `${m.perSecond < 10 ? m.perSecond.toFixed(1) : Math.round(m.perSecond)} · ${contenders[m.contender]}`);
  });
  return { lines: [text(left - 10, top + 11, workloads[workload], 'text-anchor="end" font-weight="bold"'), ...lines], height: bars.length * bar + 14 };
}

function scale(bottom) {
  return Array.from({ length: most + 1 }, (_, power) => {
    const x = along(10 ** power);
    return `<line x1="${x}" x2="${x}" y1="34" y2="${bottom}" stroke="#e5e7eb"/>` + text(x, bottom + 16, (10 ** power).toLocaleString('en'), 'text-anchor="middle" fill="#6b7280"');
  });
}

function plot({ medians }) {
  let top = 44;
  const groups = [];
  for (const workload of Object.keys(workloads)) {
    if (workload === 'start' || !medians.some((m) => m.workload === workload)) continue;
    const { lines, height } = group(workload, medians, top);
    groups.push(...lines);
    top += height;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 ${top + 34}" font-family="sans-serif" font-size="11">`,
    '<rect width="100%" height="100%" fill="white"/>',
    text(left, 22, 'Requests per second, median of the rounds; each step to the right is ten times as many', 'font-size="13" font-weight="bold"'),
    ...scale(top), ...groups, '</svg>', '',
  ].join('\n');
}

module.exports = { plot };
