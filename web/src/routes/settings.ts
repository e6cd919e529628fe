import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { settingsSections } from '@/lib/pages';
import { appRoute } from './app';

export const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/settings-page'), 'SettingsPage'),
});

export const settingsSectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '$section',
  beforeLoad: ({ params }) => {
    if (!settingsSections.some(section => section === params.section)) throw notFound();
  },
});
