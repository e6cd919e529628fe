/** Where a change can have been made, as the console calls it, with what its addresses begin with: order-statuses belong to the orders. */
export const areas = [
  { path: '/api/catalog/products', name: 'frame.pages.catalog' },
  { path: '/api/catalog/charges', name: 'settings.sections.charges' },
  { path: '/api/catalog/order', name: 'frame.pages.orders' },
  { path: '/api/hr/jobs', name: 'frame.pages.jobs' },
  { path: '/api/hr/applications', name: 'frame.pages.applications' },
  { path: '/api/flow/', name: 'frame.pages.flows' },
  { path: '/api/messaging/templates', name: 'frame.pages.templates' },
  { path: '/api/messaging/canned-replies', name: 'settings.sections.replies' },
  { path: '/api/messaging/account', name: 'settings.sections.numbers' },
  { path: '/api/erp/', name: 'frame.pages.erp' },
  { path: '/api/company', name: 'settings.sections.company' },
  { path: '/api/users', name: 'settings.sections.users' },
  { path: '/api/keys', name: 'settings.sections.keys' },
  { path: '/api/privacy', name: 'settings.sections.privacy' },
  { path: '/api/gateway/alerts', name: 'settings.sections.alerts' },
] as const;

export const isArea = (path: string) => areas.some(area => area.path === path);
