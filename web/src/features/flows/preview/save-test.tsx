import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { flowTestsQuery, saveFlowTest } from '@/api/flows';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { useBuilder } from '../builder/context';
import type { SimulationPlay } from './use-simulation';

/** Keeps the conversation that was just played: publishing is refused while it comes out otherwise. */
export function SaveTest({ play, onClose }: { play: SimulationPlay; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, editor: { flow } } = useBuilder();
  const [name, setName] = useState('');
  const saving = useMutation({
    mutationFn: () => saveFlowTest(id, name.trim(), flow, [...play.now.inputs], play.whole),
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: flowTestsQuery(id).queryKey });
      toast(t('flows.tests.saved'), 'good');
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog open onClose={onClose} title={t('flows.tests.save')} lead={t('flows.tests.lead')}>
      <form onSubmit={submit} className={field.form}>
        <TextField autoFocus required label={t('flows.tests.name')} maxLength={100} dir="auto" value={name} onChange={event => setName(event.target.value)} />
        {saving.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, saving.error)}</p>}
        <div><Button type="submit" look="primary" disabled={!name.trim() || saving.isPending}>{t('flows.tests.keep')}</Button></div>
      </form>
    </Dialog>
  );
}
