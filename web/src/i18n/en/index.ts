import { applications } from './applications';
import { catalog } from './catalog';
import { chats } from './chats';
import { common } from './common';
import { flows } from './flows';
import { frame } from './frame';
import { jobs } from './jobs';
import { orders } from './orders';
import { problems } from './problems';
import { settings } from './settings';

export const en = { common, frame, problems, chats, catalog, orders, jobs, applications, flows, settings } as const;
