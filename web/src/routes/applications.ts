import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ApplicationStage } from '@/api/types';
import { appRoute } from './app';

const stages: readonly ApplicationStage[] = ['New', 'InReview', 'Interview', 'Rejected', 'Hired'];

export const applicationsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/applications',
  validateSearch: (search: Record<string, unknown>): { stage?: ApplicationStage | undefined } => {
    const stage = stages.find(value => value === search.stage);
    return stage ? { stage } : {};
  },
  component: lazyRouteComponent(() => import('@/features/applications/applications-page'), 'ApplicationsPage'),
});

export const applicationRoute = createRoute({ getParentRoute: () => applicationsRoute, path: '$applicationId' });
