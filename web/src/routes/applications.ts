import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ApplicationStage } from '@/api/types';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

const stages: readonly ApplicationStage[] = ['New', 'InReview', 'Interview', 'Rejected', 'Hired'];

export interface ApplicationsSearch {
  stage?: ApplicationStage | undefined;
  job?: string | undefined;
  q?: string | undefined;
}

export const applicationsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/applications',
  validateSearch: (search: Record<string, unknown>): ApplicationsSearch => {
    const stage = stages.find(value => value === search.stage);
    return { ...(stage && { stage }), ...text('job', search.job), ...text('q', search.q) };
  },
  component: lazyRouteComponent(() => import('@/features/applications/applications-page'), 'ApplicationsPage'),
});

export const applicationRoute = createRoute({ getParentRoute: () => applicationsRoute, path: '$applicationId' });
