// Vendure as its guide for production has it, as far as one process on one machine goes.
'use strict';
const { DefaultJobQueuePlugin, DefaultLogger, DefaultSearchPlugin, LogLevel, dummyPaymentHandler } = require('@vendure/core');

module.exports = {
  apiOptions: { hostname: '127.0.0.1', port: Number(process.env.PORT), cors: { origin: 'https://shop.example.org' } },
  authOptions: {
    tokenMethod: 'bearer',
    superadminCredentials: { identifier: 'superadmin', password: process.env.SECRET },
    cookieOptions: { secret: process.env.SECRET },
  },
  dbConnectionOptions: { type: 'postgres', synchronize: process.env.MAKE_TABLES === 'yes' },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [DefaultJobQueuePlugin.init({}), DefaultSearchPlugin.init({ indexStockStatus: true })],
  logger: new DefaultLogger({ level: LogLevel.Warn }),
};
