import type { PageId } from '@/lib/pages';
import type { en } from '../i18n/en';
import type { ArabicTranslation } from '../i18n/translation';

export interface FirstPage {
  /** Whose data it is for; none for what everybody may see. */
  page?: PageId;
  title: string;
  /** What stands under the title, where nothing beside it decides how it wraps. */
  lead?: string;
  /** Has one, that comes later. */
  led?: true;
  /** The title is the list's, which a telephone does not show beside what is chosen from it. */
  list?: true;
}

/** What the first script draws before anything else is there: put into it by the build, from the same words as the page's own. */
export function firstWords({ frame, dashboard, chats, catalog, orders, jobs, applications, flows, templates, erp, failures, goLive, settings }: typeof en | ArabicTranslation) {
  const pages: Record<string, FirstPage> = {
    '/': { page: 'dashboard', title: dashboard.title, lead: dashboard.lead },
    '/chats': { page: 'chats', title: chats.title, list: true },
    '/catalog': { page: 'catalog', title: catalog.title, led: true, list: true },
    '/orders': { page: 'orders', title: orders.title, led: true, list: true },
    '/jobs': { page: 'jobs', title: jobs.title, lead: jobs.lead, list: true },
    '/applications': { page: 'applications', title: applications.title, led: true, list: true },
    '/flows': { page: 'flows', title: flows.title, led: true },
    '/templates': { page: 'templates', title: templates.title, led: true },
    '/erp': { page: 'erp', title: erp.title, led: true },
    '/failures': { page: 'failures', title: failures.title, lead: failures.lead, list: true },
    '/system-health': { page: 'health', title: frame.pages.health },
    '/settings': { page: 'settings', title: settings.title, list: true },
    '/go-live': { title: goLive.title },
  };
  const { title, progress, steps, hints } = dashboard.guide;
  return { pages, demo: frame.demo, guide: { title, progress, steps, hints } };
}

export type FirstWords = ReturnType<typeof firstWords>;
