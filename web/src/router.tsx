import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { appRoute } from './routes/app';
import { applicationRoute, applicationsRoute } from './routes/applications';
import { catalogRoute, productRoute } from './routes/catalog';
import { chatRoute, chatsRoute } from './routes/chats';
import { dashboardRoute } from './routes/dashboard';
import { erpRoute } from './routes/erp';
import { failureRoute, failuresRoute } from './routes/failures';
import { flowRoute, flowsRoute } from './routes/flows';
import { goLiveRoute } from './routes/go-live';
import { healthRoute } from './routes/health';
import { jobRoute, jobsRoute } from './routes/jobs';
import { orderRoute, ordersRoute } from './routes/orders';
import { rootRoute } from './routes/root';
import { secondFactorRoute } from './routes/second-factor';
import { settingsRoute, settingsSectionRoute } from './routes/settings';
import { signInRoute } from './routes/sign-in';
import { templateRoute, templatesRoute } from './routes/templates';

const routeTree = rootRoute.addChildren([
  signInRoute,
  secondFactorRoute,
  appRoute.addChildren([
    dashboardRoute,
    chatsRoute.addChildren([chatRoute]),
    catalogRoute.addChildren([productRoute]),
    ordersRoute.addChildren([orderRoute]),
    applicationsRoute.addChildren([applicationRoute]),
    flowsRoute,
    goLiveRoute,
    healthRoute,
    templatesRoute,
    templateRoute,
    erpRoute,
    flowRoute,
    jobsRoute.addChildren([jobRoute]),
    failuresRoute.addChildren([failureRoute]),
    settingsRoute.addChildren([settingsSectionRoute]),
  ]),
]);

/** What is pressed is seen to be pressed before another page is drawn, which takes longer than an answer to a press may. A tab in the background has no frames. */
const seen = () => new Promise<void>(resolve => (document.hidden ? resolve() : requestAnimationFrame(() => setTimeout(resolve))));

export function createConsoleRouter(queries: QueryClient) {
  const router = createRouter({ routeTree, context: { queries }, defaultPreload: 'intent', defaultPreloadStaleTime: 0 });
  const { navigate } = router;
  router.navigate = (async (options: Parameters<typeof navigate>[0]) => {
    // Filters of the page that is there already are its own.
    if (options.to !== undefined && options.to !== '.') await seen();
    return navigate(options);
  }) as typeof navigate;
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
