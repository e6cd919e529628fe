import type { ArabicTranslation } from '../translation';
import { catalog } from './catalog';
import { chats } from './chats';
import { common } from './common';
import { frame } from './frame';
import { jobs } from './jobs';
import { problems } from './problems';
import { settings } from './settings';

export const ar: ArabicTranslation = { common, frame, problems, chats, catalog, jobs, settings };
