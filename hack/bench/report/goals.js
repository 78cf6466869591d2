// What is aimed at. `of` names the figure of ours, `over` what it is divided by; at least or at most.
'use strict';
const perSecond = (workload, contender = 'ours') => ({ workload, contender, figure: 'perSecond' });
const ours = (workload, figure) => ({ workload, contender: 'ours', figure });

const ratio = (name, atLeast, of, over) => ({ name, of, over, atLeast });
const bound = (name, of, atMost, unit) => ({ name, of, atMost, unit });

const fromDatabase = (workload) => perSecond(workload, 'unkept');

module.exports = [
  ratio('list, from the database: of raw SQL', 0.35, fromDatabase('list-database'), perSecond('list-database', 'pgbench')),
  ratio('list, from the database: of the seed’s stack', 3, fromDatabase('list-database'), perSecond('list-database', 'seed')),
  bound('list, from the database: p99', { workload: 'list-database', contender: 'unkept', figure: 'p99' }, 10, 'ms'),
  ratio('list, from kept bytes: of raw SQL', 1, perSecond('list-kept'), perSecond('list-database', 'pgbench')),
  ratio('list, from kept bytes: of the seed’s stack', 9, perSecond('list-kept'), perSecond('list-database', 'seed')),
  bound('list, from kept bytes: p99', ours('list-kept', 'p99'), 10, 'ms'),
  ratio('list, from kept bytes: of Vendure’s index', 100, perSecond('list-kept'), perSecond('list-light', 'vendure')),
  ratio('list, from kept bytes: of Medusa without prices', 100, perSecond('list-kept'), perSecond('list-light', 'medusa')),
  ratio('by id, from the database: of raw SQL', 0.4, fromDatabase('id-database'), perSecond('id-database', 'pgbench')),
  ratio('by id, from the database: of the seed’s stack', 3, fromDatabase('id-database'), perSecond('id-database', 'seed')),
  ratio('by id, from kept bytes: of raw SQL', 0.7, perSecond('id-kept'), perSecond('id-database', 'pgbench')),
  ratio('by id, from kept bytes: of the seed’s stack', 5, perSecond('id-kept'), perSecond('id-database', 'seed')),
  ratio('by id, from the database: of Vendure', 65, fromDatabase('id-database'), perSecond('id-database', 'vendure')),
  ratio('order: of raw SQL', 0.8, perSecond('order'), perSecond('order', 'pgbench')),
  ratio('order: of the seed’s stack', 2.5, perSecond('order'), perSecond('order', 'seed')),
  ratio('order: of Vendure', 400, perSecond('order'), perSecond('order', 'vendure')),
  bound('order: p99', ours('order', 'p99'), 35, 'ms'),
  bound('order: SQL statements', ours('order', 'statements'), 1.01, ''),
  ratio('mixed: of raw SQL', 1.3, perSecond('mixed'), perSecond('mixed', 'pgbench')),
  ratio('mixed: of the seed’s stack', 4, perSecond('mixed'), perSecond('mixed', 'seed')),
  ratio('hot item: of raw SQL', 0.75, perSecond('hot'), perSecond('hot', 'pgbench')),
  bound('start to the first 200', ours('start', 'startMs'), 2000, 'ms'),
  bound('p99 of the first 5 seconds', ours('start', 'p99'), 100, 'ms'),
  bound('resident under load', ours('mixed', 'rssMiB'), 350, 'MiB'),
];
