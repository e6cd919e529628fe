import type { TFunction } from 'i18next';
import { Problem } from '@/api/problem';

/** What the services refuse most, by its name. */
const refusals = { 'window-closed': 'chats.windowClosedWhy', 'bot-answers': 'chats.composeTakeover', 'no-advertising': 'chats.noAdvertisingWhy' } as const;

/** What happened and what to do, in one sentence: in the console's words where it has some for it, else in the server's own, which are English. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof Problem)) return t('problems.unexpected');
  if (error.offline) return t('problems.offline');
  if (error.why && error.why in refusals) return t(refusals[error.why as keyof typeof refusals]);
  switch (error.status) {
    case 401: return t('problems.signedOut');
    case 403: return t(error.needs === 'proof' ? 'problems.notProved' : 'problems.forbidden');
    case 404: return t('problems.gone');
    case 429: return t('problems.tooMany');
    case 502:
    case 503:
    case 504: return t('problems.unavailable');
    default: return error.detail ?? (error.status < 500 && !error.message.startsWith('HTTP ') ? error.message : t('problems.unexpected'));
  }
}
