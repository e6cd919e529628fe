import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { createFlow, flowKeys } from '@/api/flows';
import { Problem } from '@/api/problem';
import type { FlowSummary } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { idFrom } from './id-from';

/** A new flow: its name, the id that other flows call it by, and what it begins with. */
export function NewFlow({ flows, onClose }: { flows: readonly FlowSummary[]; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [own, setOwn] = useState<string | null>(null);
  const [copyOf, setCopyOf] = useState('');
  const id = own ?? idFrom(name);
  const creating = useMutation({
    mutationFn: () => createFlow({ id, name: name.trim(), copyOf: copyOf || null }),
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: flowKeys.all });
      await navigate({ to: '/flows/$flowId', params: { flowId: id } });
    },
  });
  const errors = creating.error instanceof Problem ? creating.error.errors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate();
  };
  return (
    <Dialog open onClose={onClose} title={t('flows.new')}>
      <form id="new-flow" onSubmit={submit} className={field.form}>
        <TextField autoFocus required label={t('flows.name')} maxLength={100} dir="auto" value={name} error={errors['name']?.[0]} onChange={event => setName(event.target.value)} />
        <TextField
          required label={t('flows.flowId')} hint={t('flows.flowIdHint')} pattern="[a-z0-9][a-z0-9_\-]*" maxLength={100} dir="ltr" spellCheck={false} value={id}
          error={errors['id']?.[0] ?? (flows.some(flow => flow.id === id) ? t('flows.idTaken') : undefined)} onChange={event => setOwn(event.target.value)}
        />
        <SelectField label={t('flows.startsFrom')} value={copyOf} options={['', ...flows.map(flow => flow.id)]} nameOf={one => (one === '' ? t('flows.blank') : flows.find(flow => flow.id === one)?.name ?? one)} onChange={setCopyOf} />
        {creating.error && Object.keys(errors).length === 0 && <p role="alert" dir="auto" className={field.error}>{problemText(t, creating.error)}</p>}
        <div><Button type="submit" look="primary" disabled={creating.isPending || !name.trim() || !id}>{t('flows.create')}</Button></div>
      </form>
    </Dialog>
  );
}
