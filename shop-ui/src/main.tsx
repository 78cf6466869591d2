import './app/styles/tokens.css';
import './app/styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { fetchFirstPage } from './app/first-page';
import { fetchWhenIdle } from './app/when-idle';
import { createQueryClient } from './lib/query-client';
import { report } from './lib/report';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const queryClient = createQueryClient();
fetchFirstPage(queryClient, window.location);

createRoot(root, {
  // An ErrorBoundary reports what it catches, with more context.
  onCaughtError: () => undefined,
  onUncaughtError: (error) => report(error),
}).render(
  <StrictMode>
    <App queryClient={queryClient} />
  </StrictMode>,
);

window.addEventListener('load', fetchWhenIdle, { once: true });
