import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '@/api/company';
import { createFormat } from './format';
import { usePreferences } from './preferences';

/** The country decides the digits: ar-EG writes ٣, ar-MA writes 3. */
function localeOf(language: string, country: string | undefined) {
  if (!country) return language;
  try {
    return new Intl.Locale(language, { region: country }).toString();
  } catch {
    return language;
  }
}

export function useFormat() {
  const { language } = usePreferences();
  const { t } = useTranslation();
  const { data: company } = useQuery(companyQuery);
  const { country, timeZone } = company ?? {};
  return useMemo(
    () => createFormat(localeOf(language, country), timeZone, { today: t('common.today'), yesterday: t('common.yesterday') }),
    [language, country, timeZone, t],
  );
}
