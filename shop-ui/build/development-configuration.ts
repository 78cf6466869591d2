import type { Connect, Plugin } from 'vite';

/** Serves /config.json while developing; in the container the entrypoint writes it. */
export function developmentConfiguration(): Plugin {
  const serve: Connect.NextHandleFunction = (_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({
        environment: process.env.REACT_APP_ENV ?? 'development',
        shopName: process.env.SHOP_NAME ?? 'Acme',
        currency: process.env.SHOP_CURRENCY ?? 'EUR',
        locales: (process.env.SHOP_LOCALES ?? 'en,de,ar').split(','),
      }),
    );
  };
  return {
    name: 'development-configuration',
    configureServer: (server) => void server.middlewares.use('/config.json', serve),
    configurePreviewServer: (server) => void server.middlewares.use('/config.json', serve),
  };
}
