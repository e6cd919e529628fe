import type { TFunction } from 'i18next';
import { Problem } from '@/api/problem';

/** What happened and what to do, in one sentence: the server's own words where it gave some. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof Problem)) return t('problems.unexpected');
  if (error.offline) return t('problems.offline');
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
