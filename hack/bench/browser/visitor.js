// Somebody who comes for the first time: an empty cache, a desktop's window, and an ear for what web-vitals tells.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const viewport = { width: 1280, height: 900 };
const script = [require.resolve('web-vitals/attribution').replace(/[^/]+$/, 'web-vitals.attribution.iife.js'), path.join(__dirname, 'observe.js')]
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');

async function visitor(browser, { neverIdle = false } = {}) {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  const vitals = [];
  const failures = [];
  const responses = new Map();
  await page.exposeFunction('tellVital', (vital) => vitals.push(vital));
  await page.addInitScript(neverIdle ? `window.requestIdleCallback = () => 0;\n${script}` : script);
  page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`));
  page.on('requestfailed', (request) => failed(request, failures));
  page.on('response', (response) => {
    responses.set(response.url(), response);
    if (response.status() >= 400) failures.push(`${response.url()} answers ${response.status()}`);
  });
  return { context, page, vitals, failures, responses };
}

// What a page no longer wants, or leaves behind as it is left, has not failed.
function failed(request, failures) {
  const reason = request.failure()?.errorText ?? 'no answer';
  if (reason !== 'net::ERR_ABORTED') failures.push(`${request.url()}: ${reason}`);
}

/** Nothing is asked of the network for a while, and what was drawn is told of: web-vitals does so in idle moments. */
async function quiet(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
}

/** Of each document the last that was told; of several documents the worst. */
function worst(vitals, name) {
  const last = new Map();
  for (const vital of vitals) if (vital.name === name) last.set(vital.document, vital);
  return [...last.values()].reduce((most, vital) => (vital.value > (most?.value ?? -1) ? vital : most), undefined);
}

module.exports = { visitor, quiet, worst };
