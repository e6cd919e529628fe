import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { chatSessionQuery, flowsQuery, publishedFlowQuery } from '@/api/flows';
import { beginAt, messagingKeys } from '@/api/messaging';
import type { Conversation } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { SelectField } from '@/components/select-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { knownAnswers } from './known-answers';
import styles from './send.module.css';

interface Props {
  conversation: Conversation;
  onClose: () => void;
}

/** Hands the chat to the bot at a step of a published flow; what he has answered already is filled in. */
export function LetBotBegin({ conversation, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const flows = (useQuery(flowsQuery).data ?? []).filter(flow => flow.published > 0);
  const [chosenFlow, setFlow] = useState('');
  const flow = flows.find(({ id }) => id === chosenFlow) ?? flows[0];
  const { data: steps = [] } = useQuery({ ...publishedFlowQuery(flow?.id ?? '', flow?.published ?? 0), enabled: flow !== undefined });
  const [chosenStep, setStep] = useState('');
  const step = steps.find(({ id }) => id === chosenStep) ?? steps[0];
  const known = knownAnswers(useQuery(chatSessionQuery(conversation.id)).data?.variables ?? {});
  const [withKnown, setWithKnown] = useState(true);
  const beginning = useMutation({
    mutationFn: () => beginAt(conversation.id, { flowId: flow?.id ?? '', stepId: step?.id ?? '', variables: withKnown ? known : {} }),
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await Promise.all([messagingKeys.conversation(conversation.id), messagingKeys.messages(conversation.id), messagingKeys.lists].map(queryKey => queries.invalidateQueries({ queryKey })));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    beginning.mutate();
  };
  return (
    <Dialog
      open onClose={onClose} title={t('chats.more.items.flow')} lead={t('chats.more.flowLead')}
      foot={
        <>
          {beginning.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, beginning.error)}</p>}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="let-bot-begin" look="primary" disabled={!step || beginning.isPending}>{t('chats.more.begin')}</Button>
        </>
      }
    >
      <form id="let-bot-begin" onSubmit={submit} className={field.form}>
        <SelectField
          label={t('chats.more.flow')} value={flow?.id ?? ''} options={flows.map(({ id }) => id)} nameOf={id => flows.find(one => one.id === id)?.name ?? id}
          onChange={id => {
            setFlow(id);
            setStep('');
          }}
        />
        <SelectField label={t('chats.more.step')} value={step?.id ?? ''} options={steps.map(({ id }) => id)} nameOf={id => steps.filter(one => one.id === id).map(({ says }) => (says ? `${id} · ${says}` : id)).join('')} onChange={setStep} />
        {Object.keys(known).length > 0 && (
          <div className={styles.known}>
            <input type="checkbox" id="with-known" checked={withKnown} onChange={event => setWithKnown(event.target.checked)} />
            <div>
              <label htmlFor="with-known">{t('chats.more.known')}</label>
              <ul>{Object.entries(known).map(([name, value]) => <li key={name}><bdi>{name}</bdi>: <bdi>{typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '…'}</bdi></li>)}</ul>
            </div>
          </div>
        )}
      </form>
    </Dialog>
  );
}
