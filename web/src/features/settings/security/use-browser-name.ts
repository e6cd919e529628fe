import { useTranslation } from '@/i18n';
import { browserOf } from './browser';

/** As people call it: "Firefox on Windows". */
export function useBrowserName() {
  const { t } = useTranslation();
  return (userAgent: string) => {
    const { browser = t('security.sessions.unknown'), system } = browserOf(userAgent);
    return system ? t('security.sessions.browserOn', { browser, system }) : browser;
  };
}
