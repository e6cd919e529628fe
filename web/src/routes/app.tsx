import { createRoute, Outlet, redirect } from '@tanstack/react-router';
import { demoQuery } from '@/api/demo';
import { sessionQuery } from '@/api/session';
import { Frame } from '@/features/frame/frame';
import { FormatProvider } from '@/lib/use-format';
import { rootRoute } from './root';

/** Everything behind the sign-in. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    const next = location.href === '/' ? {} : { next: location.href };
    if (user?.mustSetUpSecondFactor || user?.mustChoosePassword) throw redirect({ to: '/second-factor', search: next });
    // The bar of a demonstration stands from the first paint: nothing jumps when it is known.
    if (user) await context.queries.prefetchQuery(demoQuery);
    if (!user) throw redirect({ to: '/sign-in', search: next });
  },
  component: () => <FormatProvider><Frame><Outlet /></Frame></FormatProvider>,
});
