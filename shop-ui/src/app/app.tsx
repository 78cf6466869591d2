import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { ConfigurationGate } from './configuration-gate';
import { RouteFallback } from './route-fallback';
import { Router } from './router';

export function App({ queryClient }: { readonly queryClient: QueryClient }) {
  return (
    <ErrorBoundary fallback={(retry) => <RouteFallback onRetry={retry} />}>
      <QueryClientProvider client={queryClient}>
        <ConfigurationGate>
          <BrowserRouter>
            <Router />
          </BrowserRouter>
        </ConfigurationGate>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
