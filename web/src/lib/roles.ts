import type { PageId } from './pages';

/** Which roles a page's data is for; the services refuse all others. What is not named is for everybody who may sign in. */
const roles: Partial<Record<PageId, readonly string[]>> = {
  orders: ['Owner', 'Admin', 'Sales'],
  applications: ['Owner', 'Admin', 'HR'],
  erp: ['Owner', 'Admin'],
};

export const may = (mine: readonly string[], page: PageId) => roles[page]?.some(role => mine.includes(role)) ?? true;
