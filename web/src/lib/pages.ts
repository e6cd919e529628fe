import { BriefcaseBusiness, FileUser, HeartPulse, LayoutDashboard, MessagesSquare, Package, Plug, ReceiptText, Settings, SquareStack, TriangleAlert, Workflow, type LucideIcon } from 'lucide-react';

/** The pages of the console, in the order of the rail. */
export const pages = [
  { id: 'dashboard', path: '/', icon: LayoutDashboard },
  { id: 'chats', path: '/chats', icon: MessagesSquare },
  { id: 'catalog', path: '/catalog', icon: Package },
  { id: 'orders', path: '/orders', icon: ReceiptText },
  { id: 'jobs', path: '/jobs', icon: BriefcaseBusiness },
  { id: 'applications', path: '/applications', icon: FileUser },
  { id: 'flows', path: '/flows', icon: Workflow },
  { id: 'templates', path: '/templates', icon: SquareStack },
  { id: 'erp', path: '/erp', icon: Plug },
  { id: 'failures', path: '/failures', icon: TriangleAlert },
  { id: 'health', path: '/system-health', icon: HeartPulse },
  { id: 'settings', path: '/settings', icon: Settings },
] as const satisfies readonly { id: string; path: string; icon: LucideIcon }[];

export type PageId = (typeof pages)[number]['id'];

export const settingsSections = ['charges', 'numbers', 'payments', 'hours', 'replies', 'languages', 'company', 'users', 'security', 'keys', 'audit', 'alerts', 'retention', 'privacy'] as const;

export type SettingsSection = (typeof settingsSections)[number];
