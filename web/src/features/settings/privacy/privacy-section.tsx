import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Problem } from '@/api/problem';
import { findPerson } from '@/api/privacy';
import type { PersonRequest } from '@/api/types';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { Section, Sections } from '@/components/sections';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { Erasures } from './erasures';
import { FoundPerson } from './found-person';

const ways = ['phone', 'userId', 'conversationId'] as const;

type Way = (typeof ways)[number];

const requestOf = (way: Way, value: string): PersonRequest => ({ phone: null, userId: null, conversationId: null, [way]: value.trim() });

/** Shows a person all that is held of him, or forgets him: found first, so that it is the right one. */
export function PrivacySection() {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>('phone');
  const [value, setValue] = useState('');
  const finding = useMutation({ mutationFn: findPerson, meta: { shownInPlace: true } });
  const nobody = finding.error instanceof Problem && finding.error.status === 404;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finding.mutate(requestOf(way, value));
  };
  return (
    <Sections>
      <Section>
        <p className={field.hint}>{t('privacy.lead')}</p>
        <form onSubmit={submit} className={field.form} noValidate>
          <SelectField label={t('privacy.by')} value={way} options={ways} nameOf={one => t(`privacy.ways.${one}`)} onChange={next => { setWay(next); setValue(''); finding.reset(); }} />
          <TextField label={t(`privacy.ways.${way}`)} hint={t(`privacy.hints.${way}`)} dir="ltr" autoComplete="off" maxLength={200} value={value} onChange={event => setValue(event.target.value)} />
          <div><Button type="submit" look="primary" disabled={!value.trim() || finding.isPending}>{finding.isPending ? t('privacy.finding') : t('privacy.find')}</Button></div>
          <p role="status" dir="auto" className={finding.error && !nobody ? field.error : field.hint}>{nobody ? t('privacy.nobody') : finding.error ? problemText(t, finding.error) : ''}</p>
        </form>
      </Section>
      {finding.data && <FoundPerson asked={finding.variables} person={finding.data} onErased={finding.reset} />}
      <Erasures />
    </Sections>
  );
}
