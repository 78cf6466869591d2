import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { Toasts } from '@/components/ui/toasts';
import { bestLanguage, LANGUAGES } from '@/lib/i18n/languages';
import { ConfigurationGate } from './configuration-gate';
import { Router } from './router';
import { Wordless } from './wordless';

export function App({ queryClient }: { readonly queryClient: QueryClient }) {
  return (
    <ErrorBoundary fallback={(retry) => <WordlessHere onRetry={retry} />}>
      <QueryClientProvider client={queryClient}>
        <ConfigurationGate>
          <Toasts>
            <BrowserRouter>
              <Router />
            </BrowserRouter>
          </Toasts>
        </ConfigurationGate>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}

function WordlessHere({ onRetry }: { readonly onRetry: () => void }) {
  const language = bestLanguage(LANGUAGES, document.documentElement.lang, navigator.languages);
  return <Wordless language={language} onRetry={onRetry} />;
}
