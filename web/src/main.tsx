import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenSignedOut } from './api/client';
import { sessionQuery } from './api/session';
import { Toasts } from './components/toasts';
import { directionOf, startI18n } from './i18n';
import { applyPreferences } from './lib/apply-preferences';
import { cspNonce } from './lib/csp-nonce';
import { usePreferences } from './lib/preferences';
import { createQueryClient } from './lib/query-client';
import { createConsoleRouter } from './router';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

const queries = createQueryClient();
const router = createConsoleRouter(queries);
const nonce = cspNonce();

whenSignedOut(() => {
  queries.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.invalidate();
});

function Console() {
  const { language } = usePreferences();
  return (
    <CSPProvider {...(nonce && { nonce })}>
      <DirectionProvider direction={directionOf(language)}>
        <QueryClientProvider client={queries}>
          <Tooltip.Provider delay={350}>
            <RouterProvider router={router} />
          </Tooltip.Provider>
          <Toasts />
        </QueryClientProvider>
      </DirectionProvider>
    </CSPProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startI18n();
await applyPreferences();
createRoot(root).render(<StrictMode><Console /></StrictMode>);
