// How storefronts and figures are called in tables, in their order there; with the places after the point.
'use strict';

module.exports = {
  contenders: { ours: 'Shop', evershop: 'EverShop' },
  figures: {
    lcp: { name: 'LCP ms', places: 0 },
    inp: { name: 'INP ms', places: 0 },
    cls: { name: 'CLS', places: 4 },
    fcp: { name: 'FCP ms', places: 0 },
    ttfb: { name: 'TTFB ms', places: 0 },
    requests: { name: 'requests', places: 0 },
    kb: { name: 'kB of everything', places: 0 },
  },
};
