// The distribution's Chromium, without what it would do besides showing a page.
'use strict';
const fs = require('node:fs');
const { chromium } = require('playwright-core');

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

function executablePath() {
  const found = [process.env.CHROMIUM, ...candidates].find((path) => path && fs.existsSync(path));
  if (!found) throw new Error('No Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM to its path.');
  return found;
}

const launch = () => chromium.launch({ executablePath: executablePath(), args: quiet });

module.exports = { launch };
