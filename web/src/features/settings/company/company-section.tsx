import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { companyQuery, saveCompany } from '@/api/company';
import { Problem } from '@/api/problem';
import type { Company } from '@/api/types';
import styles from '@/components/charges/charges-form.module.css';
import { ErrorState } from '@/components/error-state';
import { SaveFoot } from '@/components/save-foot';
import { Section, Sections } from '@/components/sections';
import { SelectField } from '@/components/select-field';
import { ListSkeleton } from '@/components/skeleton';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import { toast } from '@/lib/toasts';
import { countries, currencies, timeZones } from './regions';

type Fields = Pick<Company, 'name' | 'country' | 'timeZone' | 'currency'>;

const including = (options: readonly string[], value: string) => (value && !options.includes(value) ? [value, ...options] : options);

function CompanyForm({ saved }: { saved: Company }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Fields | null>(null);
  const company = edited ?? saved;
  const saving = useMutation({
    mutationFn: saveCompany,
    meta: { shownInPlace: true },
    onSuccess: answer => {
      queries.setQueryData(companyQuery.queryKey, answer);
      setEdited(null);
      toast(t('settings.company.saved'), 'good');
    },
  });
  const errors = saving.error instanceof Problem ? saving.error.errors : {};
  const edit = (part: Partial<Fields>) => setEdited({ name: company.name, country: company.country, timeZone: company.timeZone, currency: company.currency, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate({ name: company.name.trim(), country: company.country, timeZone: company.timeZone, currency: company.currency });
  };
  const region = new Intl.DisplayNames(language, { type: 'region' });
  const money = new Intl.DisplayNames(language, { type: 'currency' });

  return (
    <Sections>
      <form onSubmit={submit} noValidate>
        <Section>
          <p className={styles.lead}>{t('settings.company.lead')}</p>
          <TextField required label={t('settings.company.name')} hint={t('settings.company.nameHint')} dir="auto" maxLength={100} value={company.name} error={company.name.trim() ? errors['Name']?.[0] ?? errors['name']?.[0] : t('settings.company.nameMissing')} onChange={event => edit({ name: event.target.value })} />
          <SelectField
            label={t('settings.company.country')} hint={t('settings.company.countryHint')} value={company.country} options={including(countries, company.country)}
            nameOf={code => region.of(code) ?? code} onChange={country => edit({ country })}
          />
          <SelectField
            label={t('settings.company.timeZone')} error={errors['timeZone']?.[0]} value={company.timeZone} options={including(timeZones(), company.timeZone)} nameOf={zone => zone.replace(/_/g, ' ')}
            onChange={timeZone => edit({ timeZone })}
          />
          <SelectField
            label={t('settings.company.currency')} hint={t('settings.company.currencyHint')} value={company.currency} options={including(currencies(), company.currency)}
            nameOf={code => `${code} · ${money.of(code) ?? code}`} onChange={currency => edit({ currency })}
          />
        </Section>
        <SaveFoot changed={edited !== null} valid={!!company.name.trim()} saving={saving.isPending} error={saving.error} discard={() => setEdited(null)} />
      </form>
    </Sections>
  );
}

export function CompanySection() {
  const { data, error, refetch } = useQuery(companyQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={4} round={false} />;
  return <CompanyForm saved={data} />;
}
