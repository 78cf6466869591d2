import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { giveNativeDialog } from './native-dialog';
import { server } from './server';

// A bound, not a pace: a busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });

giveNativeDialog();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));

beforeEach(() => {
  // jsdom scrolls nothing; errors on the console are asked for by name where they are expected.
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
});

afterAll(() => server.close());
