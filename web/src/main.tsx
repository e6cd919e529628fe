import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { holdReads, releaseReads, whenProofNeeded, whenSessionOver } from './api/client';
import { takeFirstAnswers } from './api/first-answers';
import { sessionQuery } from './api/session';
import { Tooltips } from './components/tooltips';
import { directionOf, startI18n } from './i18n';
import { applyPreferences } from './lib/apply-preferences';
import { cspNonce } from './lib/csp-nonce';
import { usePreferences } from './lib/preferences';
import { askForProof, useProofAsked } from './lib/proof';
import { createQueryClient } from './lib/query-client';
import { whenIdle } from './lib/when-idle';
import { createConsoleRouter } from './router';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './first/guide.css';

const Toasts = lazy(() => import('./components/toasts'));
const ProveDialog = lazy(() => import('./features/session/prove-dialog'));

const queries = createQueryClient();
takeFirstAnswers(queries);
const router = createConsoleRouter(queries);
const nonce = cspNonce();

whenSessionOver(() => {
  // Read anew, not forgotten: what is on the screen goes on looking at it.
  void queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).finally(() => router.invalidate());
});

whenProofNeeded(askForProof);

function Console() {
  const { language } = usePreferences();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    // A frame is drawn between the two: nothing that is asked for stands in its way.
    const frame = requestAnimationFrame(() => setTimeout(releaseReads));
    return () => cancelAnimationFrame(frame);
  }, []);
  const proof = useProofAsked();
  useEffect(() => whenIdle(() => setSettled(true), 4_000), []);
  return (
    <CSPProvider {...(nonce && { nonce })}>
      <DirectionProvider direction={directionOf(language)}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <Tooltips />
          {settled && <Suspense><Toasts /></Suspense>}
          {proof && <Suspense><ProveDialog settle={proof.settle} /></Suspense>}
        </QueryClientProvider>
      </DirectionProvider>
    </CSPProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// The page's own script is on its way while the words are made ready: what is drawn first is the page, not an empty frame.
const loaded = router.load();
await startI18n();
await applyPreferences();
await loaded;
holdReads();
createRoot(root).render(<StrictMode><Console /></StrictMode>);
