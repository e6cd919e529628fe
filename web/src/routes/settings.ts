import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { auditKinds, type AuditFilter } from '@/api/audit';
import { settingsSections } from '@/lib/pages';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

export const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/settings-page'), 'SettingsPage'),
});

export const settingsSectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '$section',
  validateSearch: (search: Record<string, unknown>): AuditFilter => {
    const kind = auditKinds.find(one => one === search.kind);
    return { ...text('user', search.user), ...text('path', search.path), ...(kind && { kind }) };
  },
  beforeLoad: ({ params }) => {
    if (!settingsSections.some(section => section === params.section)) throw notFound();
  },
});
