import { applications } from './applications';
import { audit } from './audit';
import { catalog } from './catalog';
import { chats } from './chats';
import { common } from './common';
import { dashboard } from './dashboard';
import { erp } from './erp';
import { failures } from './failures';
import { flows } from './flows';
import { frame } from './frame';
import { jobs } from './jobs';
import { orders } from './orders';
import { problems } from './problems';
import { security } from './security';
import { settings } from './settings';
import { users } from './users';
import { words } from './words';

export const en = { common, frame, problems, dashboard, chats, catalog, orders, jobs, applications, flows, erp, settings, users, security, audit, failures, words } as const;
