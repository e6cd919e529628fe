import { applications } from './applications';
import { catalog } from './catalog';
import { chats } from './chats';
import { common } from './common';
import { dashboard } from './dashboard';
import { erp } from './erp';
import { flows } from './flows';
import { frame } from './frame';
import { jobs } from './jobs';
import { orders } from './orders';
import { problems } from './problems';
import { settings } from './settings';
import { words } from './words';

export const en = { common, frame, problems, dashboard, chats, catalog, orders, jobs, applications, flows, erp, settings, words } as const;
