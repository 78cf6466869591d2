// The storefront's figures as Markdown.
'use strict';
const { digits, row, head } = require('../markdown');
const { judged } = require('../verdicts');
const { contenders, figures } = require('./names');

const spread = ({ median, least, most }, places) => `${digits(median, places)} (${digits(least, places)}–${digits(most, places)})`;

function visited(places) {
  return [
    ...head(['page', 'storefront', ...Object.values(figures).map(({ name }) => name)]),
    ...places.map((place) => row([
      place.page, contenders[place.contender],
      ...Object.entries(figures).map(([figure, { places: after }]) => spread(place.figures[figure], after)),
    ])),
  ];
}

function weighed(places) {
  return [
    ...head(['first load, nothing in advance', 'storefront', 'script kB by gzip', 'as it was sent', 'scripts', 'kB of everything', 'requests']),
    ...places.map((place) => row([
      place.page, contenders[place.contender], digits(place.scriptKb, 1), digits(place.sentScriptKb, 1), place.scripts, digits(place.firstKb, 0), place.firstRequests,
    ])),
  ];
}

function contained({ image, start, startMs }) {
  return [
    ...head(['image and container of shop-ui', '']),
    ...(image ? [
      row(['MB on disk; over its base', `${image.disk}; ${image.diskOverBase}`]),
      row(['MB compressed; over its base', `${image.packed}; ${image.packedOverBase}`]),
    ] : []),
    row([`start to the first page, ms, median of ${startMs.length}`, spread(start, 0)]),
  ];
}

function about({ machine, browser, counted }) {
  return [
    `Measured ${machine.at} on ${machine.cores} cores (${machine.cpu}), Linux ${machine.kernel}, load ${machine.load} at the start; revision ${machine.revision}.`,
    ...(browser ? [`Chromium ${browser}, Node.js ${machine.node}. Medians of ${machine.rounds} visits in turns, least and most in brackets.`] : []),
    ...(counted ? [`The build counts ${digits(counted.scriptBytes / 1000, 1)} kB as the script of the first load.`] : []),
  ];
}

function table(measured, { places, container, goals }, missing) {
  return [
    ...about(measured), '', ...judged(goals), '',
    ...(places.length ? [...visited(places), '', ...weighed(places), ''] : []),
    ...(container ? [...contained(container), ''] : []),
    ...missing,
  ].join('\n');
}

module.exports = { table };
