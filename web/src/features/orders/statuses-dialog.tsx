import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { markOrderStatus, orderKeys, orderStatusesQuery } from '@/api/orders';
import type { OrderStatus } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import { SelectField } from '@/components/select-field';
import { SwitchRow } from '@/components/switch-row';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { toast } from '@/lib/toasts';
import { useBotLanguages } from '@/lib/use-bot-languages';
import { NewsTemplateForm } from './news-template-form';
import styles from './orders.module.css';

const meanings = ['', 'Open', 'Done', 'Cancelled'] as const;

function StatusForm({ status }: { status: OrderStatus }) {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const botLanguages = useBotLanguages();
  const queries = useQueryClient();
  const [marked, setMarked] = useState({ meaning: status.meaning, tell: status.tell, words: status.words });
  const saving = useMutation({
    mutationFn: () => markOrderStatus({ status: status.status, meaning: marked.meaning, tell: marked.tell, words: Object.fromEntries(Object.entries(marked.words).filter(([, text]) => text.trim())) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orderKeys.statuses });
      toast(t('orders.statuses.saved'), 'good');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.statusForm}>
      <SelectField
        label={t('orders.statuses.meaning')} value={marked.meaning ?? ''} options={meanings} nameOf={name => t(`orders.statuses.meanings.${name || 'none'}`)}
        onChange={name => setMarked({ ...marked, meaning: name === '' ? null : name })}
      />
      <SwitchRow label={t('orders.statuses.tell')} hint={t('orders.statuses.tellHint')} checked={marked.tell} onChange={tell => setMarked({ ...marked, tell })} />
      {marked.tell && botLanguages.map(language => (
        <TextField
          key={language} label={t('orders.statuses.words', { language: languageName(language, reader) })} dir="auto" lang={language} value={marked.words[language] ?? ''}
          onChange={event => setMarked({ ...marked, words: { ...marked.words, [language]: event.target.value } })}
        />
      ))}
      <div><Button type="submit" look="primary" disabled={saving.isPending}>{t('common.save')}</Button></div>
    </form>
  );
}

/** The ERP's own words for how an order stands: what each means, and whether and how the customer is told. */
export function StatusesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { data: statuses, error, refetch } = useQuery(orderStatusesQuery);
  return (
    <Dialog open wide onClose={onClose} title={t('orders.statuses.title')} lead={t('orders.statuses.lead')}>
      {error && !statuses && <ErrorState error={error} retry={() => void refetch()} />}
      {statuses?.length === 0 && <p className={styles.reference}>{t('orders.statuses.none')}</p>}
      <ul className={styles.statuses}>
        {statuses?.map(status => (
          <li key={status.status}>
            <details>
              <summary>
                <bdi>{status.status}</bdi>
                <span className={styles.reference}>{t('orders.statuses.orders', { count: status.orders })} · {t(`orders.statuses.meanings.${status.meaning ?? 'none'}`)}</span>
              </summary>
              <StatusForm status={status} />
            </details>
          </li>
        ))}
      </ul>
      <NewsTemplateForm />
    </Dialog>
  );
}
