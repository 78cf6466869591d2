import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const CATALOGUE = /\/src\/locales\/(?:admin\/)?[a-z]+\.json$/;

/** Compiles the catalogues' ICU messages, so that no browser needs a parser of them. */
export function messageCatalogues(): Plugin {
  return {
    name: 'message-catalogues',
    enforce: 'pre',
    transform: {
      filter: { id: CATALOGUE },
      // JSON becomes JSON: the modules are then made as of any other file.
      handler: (catalogue) => ({
        code: JSON.stringify(compiled(JSON.parse(catalogue))),
        map: null,
      }),
    },
  };
}

function compiled(messages: Readonly<Record<string, string>>) {
  const entries = Object.entries(messages).map(([id, message]) => {
    return [id, compileMessageOrThrow(message)];
  });
  return Object.fromEntries(entries);
}
