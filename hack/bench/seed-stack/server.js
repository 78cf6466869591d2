// Two processes, one for each core; the first only hands out connections.
'use strict';
const cluster = require('node:cluster');

if (cluster.isPrimary) {
  for (let worker = 0; worker < 2; worker++) cluster.fork();
  cluster.on('exit', () => process.exit(1));
  process.on('SIGTERM', () => {
    cluster.removeAllListeners('exit');
    for (const worker of Object.values(cluster.workers)) worker.kill('SIGKILL');
    process.exit(0);
  });
} else {
  require('./shop').listen(Number(process.env.PORT), '127.0.0.1');
}
