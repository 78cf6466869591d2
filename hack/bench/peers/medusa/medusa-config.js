// Medusa as its guide for production has it, as far as one process on one machine goes.
'use strict';
const { defineConfig } = require('@medusajs/framework/utils');

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false, connection: { ssl: false } },
    http: { storeCors: '*', adminCors: '*', authCors: '*', jwtSecret: process.env.SECRET, cookieSecret: process.env.SECRET },
  },
});
