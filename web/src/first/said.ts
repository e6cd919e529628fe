import { ar } from '../i18n/ar';
import { en } from '../i18n/en';
import { firstWords } from './words';

/** What the build puts into the first script. */
export const said = { en: firstWords(en), ar: firstWords(ar) };
