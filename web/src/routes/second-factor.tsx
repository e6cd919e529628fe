import { createRoute, redirect } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '@/api/session';
import { ownPath } from '@/lib/search-params';
import { FormatFor } from '@/lib/use-format';
import { rootRoute } from './root';

const DemandedPage = lazy(async () => ({ default: (await import('@/features/settings/security/demanded-page')).DemandedPage }));

/** Where whoever came with a password of somebody else's making chooses his own, and whoever must have a second factor sets one up: there is no way around it. */
export const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-factor',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = ownPath(search.next);
    return { ...(next && { next }) };
  },
  beforeLoad: async ({ context, search }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    if (!user) throw redirect({ to: '/sign-in', search });
    if (!user.mustSetUpSecondFactor && !user.mustChoosePassword) throw redirect({ href: search.next ?? '/' });
  },
  component: function SetUp() {
    const { next } = secondFactorRoute.useSearch();
    return <Suspense><FormatFor><DemandedPage next={next} /></FormatFor></Suspense>;
  },
});
