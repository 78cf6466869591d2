// How contenders and workloads are called in tables and plots, in their order there.
'use strict';

module.exports = {
  workloads: {
    'list-database': 'list 20, from the database',
    'list-kept': 'list 20, from kept bytes',
    'list-light': 'list 20, the cheapest way',
    'id-database': 'by id, from the database',
    'id-kept': 'by id, from kept bytes',
    order: 'order, 2 lines',
    mixed: 'mixed 60/30/10',
    hot: 'hot item, 32 buyers',
    start: 'start',
  },
  contenders: {
    pgbench: 'raw SQL (pgbench)',
    ours: 'shop-api',
    unkept: 'shop-api, nothing kept',
    seed: 'Express + pg, 2 processes',
    vendure: 'Vendure',
    medusa: 'Medusa',
  },
};
