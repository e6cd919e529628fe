import { createRoute } from '@tanstack/react-router';
import { UnfinishedPage } from '@/features/frame/unfinished-page';
import { appRoute } from './app';

const getParentRoute = () => appRoute;

export const unfinishedRoutes = [
  createRoute({ getParentRoute, path: '/templates', component: () => <UnfinishedPage page="templates" /> }),
] as const;
