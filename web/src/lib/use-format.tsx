import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { companyQuery } from '@/api/company';
import { useTranslation } from '@/i18n';
import { createFormat, type Format } from './format';
import { usePreferences } from './preferences';

const FormatContext = createContext<Format | null>(null);

/** The country decides the digits: ar-EG writes ٣, ar-MA writes 3. */
function localeOf(language: string, country: string | undefined) {
  if (!country) return language;
  try {
    return new Intl.Locale(language, { region: country }).toString();
  } catch {
    return language;
  }
}

/** One format for the whole page: every component formats for the same reader and the same company. */
export function FormatProvider({ children }: { children: ReactNode }) {
  const { data: company } = useQuery(companyQuery);
  return <FormatFor country={company?.country} timeZone={company?.timeZone}>{children}</FormatFor>;
}

interface Props {
  country?: string | undefined;
  timeZone?: string | undefined;
  children: ReactNode;
}

/** For whom the company is not told of yet: by language alone. */
export function FormatFor({ country, timeZone, children }: Props) {
  const { language } = usePreferences();
  const { t } = useTranslation();
  const format = useMemo(
    () => createFormat(localeOf(language, country), timeZone, { today: t('common.today'), yesterday: t('common.yesterday') }),
    [language, country, timeZone, t],
  );
  return <FormatContext value={format}>{children}</FormatContext>;
}

export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error('Something is formatted outside of the page');
  return format;
}
