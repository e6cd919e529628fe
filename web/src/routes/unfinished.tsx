import { createRoute } from '@tanstack/react-router';
import { UnfinishedPage } from '@/features/frame/unfinished-page';
import { appRoute } from './app';

const getParentRoute = () => appRoute;

export const unfinishedRoutes = [
  createRoute({ getParentRoute, path: '/', component: () => <UnfinishedPage page="dashboard" /> }),
  createRoute({ getParentRoute, path: '/templates', component: () => <UnfinishedPage page="templates" /> }),
  createRoute({ getParentRoute, path: '/erp', component: () => <UnfinishedPage page="erp" /> }),
] as const;
