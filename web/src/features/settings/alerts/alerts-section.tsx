import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { alertsQuery, renewAlertSecret, saveAlerts } from '@/api/alerts';
import { Problem } from '@/api/problem';
import type { AlertSettings, SavedAlerts } from '@/api/types';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import field from '@/components/field.module.css';
import { SaveFoot } from '@/components/save-foot';
import { Section, Sections } from '@/components/sections';
import { SelectField } from '@/components/select-field';
import { ShownOnce } from '@/components/shown-once';
import { ListSkeleton } from '@/components/skeleton';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { toast } from '@/lib/toasts';
import { draftOf, isRight, requestOf, type Draft } from './draft';
import { RulesTable } from './rules-table';
import { TryOut } from './try-out';

const securities = ['startTls', 'tls', 'none'] as const;

function AlertsForm({ saved }: { saved: AlertSettings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Draft | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const draft = edited ?? draftOf(saved);
  const take = (answer: SavedAlerts) => {
    queries.setQueryData(alertsQuery.queryKey, answer.settings);
    setSecret(answer.webhookSecret);
  };
  const saving = useMutation({
    mutationFn: () => saveAlerts(requestOf(draft, saved.revision)),
    meta: { shownInPlace: true },
    onSuccess: answer => {
      take(answer);
      setEdited(null);
      toast(t('alerts.saved'), 'good');
    },
    // Somebody else was quicker: what is typed stays, and is saved upon what stands now.
    onError: error => {
      if (error instanceof Problem && error.status === 409) void queries.invalidateQueries({ queryKey: alertsQuery.queryKey });
    },
  });
  const renewing = useMutation({ mutationFn: renewAlertSecret, onSuccess: take });
  const edit = (part: Partial<Draft>) => setEdited({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Sections>
        <Section>
          <p className={field.hint}>{t('alerts.lead')}</p>
        </Section>
        <Section title={t('alerts.webhook')}>
          <TextField
            label={t('alerts.url')} hint={t('alerts.urlHint')} dir="ltr" type="url" inputMode="url" maxLength={2000} autoComplete="off" value={draft.url} error={fieldError(saving.error, 'webhookUrl')}
            onChange={event => edit({ url: event.target.value })}
          />
          {saved.webhook.url && saved.webhook.secretSet && (
            <div>
              <p className={field.hint}>{t('alerts.secretSet')}</p>
              <AskFirst title={t('alerts.renewAsk')} text={t('alerts.renewText')} act={t('alerts.renew')} onAct={() => renewing.mutate()}>
                {ask => <Button disabled={edited !== null || renewing.isPending} onClick={ask}>{t('alerts.renew')}</Button>}
              </AskFirst>
            </div>
          )}
          {saved.webhook.url && <TryOut channel="webhook" changed={edited !== null} />}
        </Section>
        <Section title={t('alerts.mail')}>
          <TextField label={t('alerts.host')} hint={t('alerts.hostHint')} dir="ltr" maxLength={253} autoComplete="off" value={draft.host} error={fieldError(saving.error, 'mail.host')} onChange={event => edit({ host: event.target.value })} />
          <TextField label={t('alerts.port')} type="number" min={1} max={65535} value={draft.port} error={fieldError(saving.error, 'mail.port')} onChange={event => edit({ port: event.target.value })} />
          <SelectField label={t('alerts.security')} value={draft.security} options={securities} nameOf={one => t(`alerts.securities.${one}`)} onChange={security => edit({ security })} />
          <TextField label={t('alerts.user')} dir="ltr" maxLength={200} autoComplete="off" value={draft.user} onChange={event => edit({ user: event.target.value })} />
          <TextField
            label={t('alerts.password')} type="password" dir="ltr" maxLength={500} autoComplete="new-password" value={draft.password} onChange={event => edit({ password: event.target.value })}
            {...(saved.mail.passwordSet ? { hint: t('alerts.passwordSet') } : {})}
          />
          <TextField label={t('alerts.from')} dir="ltr" type="email" maxLength={320} autoComplete="off" value={draft.from} error={fieldError(saving.error, 'mail.from')} onChange={event => edit({ from: event.target.value })} />
          <TextField label={t('alerts.to')} hint={t('alerts.toHint')} dir="ltr" autoComplete="off" value={draft.to} error={fieldError(saving.error, 'mail.to')} onChange={event => edit({ to: event.target.value })} />
          {saved.mail.host && <TryOut channel="mail" changed={edited !== null} />}
        </Section>
        <Section title={t('alerts.rules')}><RulesTable rules={draft.rules} onChange={rules => edit({ rules })} /></Section>
        <SaveFoot changed={edited !== null} valid={isRight(draft)} saving={saving.isPending} error={saving.error} discard={() => setEdited(null)} />
      </Sections>
      <Dialog open={secret !== null} onClose={() => setSecret(null)} title={t('alerts.secret')} lead={t('alerts.secretLead')} foot={<Button look="primary" onClick={() => setSecret(null)}>{t('common.close')}</Button>}>
        {secret && <ShownOnce label={t('alerts.secret')} lines={[secret]} />}
      </Dialog>
    </form>
  );
}

/** Who is told when something is not well, by which way, and of what. */
export function AlertsSection() {
  const { data, error, refetch } = useQuery(alertsQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={5} round={false} />;
  return <AlertsForm saved={data} />;
}
