import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

export const templatesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/templates',
  component: lazyRouteComponent(() => import('@/features/templates/templates-page'), 'TemplatesPage'),
});

export interface TemplateSearch {
  /** A new one that begins as a copy of this. */
  from?: string | undefined;
  edit?: true | undefined;
}

/** `new`, or Meta's id. */
export const templateRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/templates/$template',
  validateSearch: (search: Record<string, unknown>): TemplateSearch => ({ ...text('from', search.from), ...(search.edit === true && { edit: true as const }) }),
  component: lazyRouteComponent(() => import('@/features/templates/template-page'), 'TemplatePage'),
});
