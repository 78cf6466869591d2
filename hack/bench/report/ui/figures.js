// From visits to figures: median, least and most for each page and storefront; goals beside them.
'use strict';
const goals = require('./goals');
const { median } = require('../figures');
const { verdictOn } = require('../verdicts');
const { figures: told } = require('./names');

const spreadOf = (values) => ({ median: median(values), least: Math.min(...values), most: Math.max(...values) });

function figuresOf(visits, { page, contender }) {
  const own = visits.filter((visit) => visit.page === page && visit.contender === contender);
  return Object.fromEntries(Object.keys(told).map((figure) => [figure, spreadOf(own.map((visit) => visit[figure]))]));
}

function placesOf(visits, weights, counted) {
  const seen = visits.map((visit) => ({ ...visit, kb: visit.bytes / 1000 }));
  return weights.map((weight) => ({
    page: weight.page, contender: weight.contender, figures: figuresOf(seen, weight),
    scriptKb: weight.packedBytes / 1000, sentScriptKb: weight.scriptBytes / 1000, scripts: weight.scripts, firstKb: weight.bytes / 1000, firstRequests: weight.requests,
    ofCounted: weight.contender === 'ours' && counted ? weight.scriptBytes / counted.scriptBytes : null,
  }));
}

function valueOf({ page, contender, figure }, places, container) {
  if (page === 'container') return container ? median(container.startMs) : null;
  const place = places.find((one) => one.page === page && one.contender === contender);
  return place?.figures[figure]?.median ?? place?.[figure] ?? null;
}

function summarise({ visits, weights, counted, container }) {
  const places = placesOf(visits, weights, counted);
  return {
    places, container: container && { ...container, start: spreadOf(container.startMs) },
    goals: goals.map((goal) => verdictOn(goal, valueOf(goal.of, places, container))),
  };
}

module.exports = { summarise };
