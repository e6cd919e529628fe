import { createRoute, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/api/session';
import { Frame } from '@/features/frame/frame';
import { rootRoute } from './root';

/** Everything behind the sign-in. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    if (!user) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: () => <Frame><Outlet /></Frame>,
});
