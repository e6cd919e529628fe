import type { PageId, SettingsSection } from './pages';

/** The roles there are, from the most that one may do to the least. */
export const allRoles = ['Owner', 'Admin', 'Sales', 'HR', 'Agent', 'Viewer'] as const;

export type Role = (typeof allRoles)[number];

const admins: readonly Role[] = ['Owner', 'Admin'];

/** Which roles a page's data is for; the services refuse all others. What is not named is for everybody who may sign in. */
const pageRoles: Partial<Record<PageId, readonly Role[]>> = {
  orders: [...admins, 'Sales'],
  applications: [...admins, 'HR'],
  erp: admins,
  failures: admins,
  health: admins,
};

const sectionRoles: Partial<Record<SettingsSection, readonly Role[]>> = { numbers: admins, users: admins, audit: admins, keys: admins, alerts: admins, retention: admins, privacy: admins };

type Changeable = SettingsSection | 'chats' | 'flows' | 'catalog' | 'jobs';

const allButViewers = allRoles.filter(role => role !== 'Viewer');

/** Who may change what everybody may look at. */
const writers: Partial<Record<Changeable, readonly Role[]>> = {
  charges: [...admins, 'Sales'], payments: admins, hours: admins, languages: admins, company: admins, replies: allButViewers, flows: admins,
  chats: allButViewers, catalog: [...admins, 'Sales'], jobs: [...admins, 'HR'],
};

const allowed = (mine: readonly string[], named: readonly Role[] | undefined) => named?.some(role => mine.includes(role)) ?? true;

export const may = (mine: readonly string[], page: PageId) => allowed(mine, pageRoles[page]);
export const maySet = (mine: readonly string[], section: SettingsSection) => allowed(mine, sectionRoles[section]);
export const mayChange = (mine: readonly string[], what: Changeable) => allowed(mine, writers[what]);
