import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { uploadMedia } from '@/api/messaging';
import { templatesQuery } from '@/api/templates';
import type { Conversation, OutgoingMessage, Template } from '@/api/types';
import { fill, fromTemplate, testOf } from '@/lib/template-draft';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { displayName } from '@/lib/display-name';
import { Button } from './button';
import { Dialog } from './dialog';
import { ErrorState } from './error-state';
import field from './field.module.css';
import { SelectField } from './select-field';
import styles from './send-template.module.css';
import { ListSkeleton } from './skeleton';
import { isFilled, TemplateValues, withButtons, type Values } from './template-values';

interface Props {
  conversation: Conversation;
  /** Offered before the others. */
  first?: Template | undefined;
  /** What variables are proposed to say, by their names. */
  known?: Readonly<Record<string, string>>;
  send: (message: OutgoingMessage) => void;
  onClose: () => void;
}

/** What may be said at any time: a template that Meta has approved, with its variables filled in. */
export function SendTemplate({ conversation, first, known, send, onClose }: Props) {
  const { t } = useTranslation();
  const { data: all, error, refetch } = useQuery(templatesQuery);
  const templates = all?.filter(template => template.status === 'APPROVED') ?? [];
  const [chosen, setChosen] = useState('');
  const template = templates.find(({ id }) => id === chosen) ?? first ?? templates[0];
  const [typed, setTyped] = useState<Values | null>(null);
  // Variables with names say what they are: his own is known.
  const values = typed ?? { body: { name: displayName(conversation.contact) ?? '', ...known }, header: '', file: null, buttons: {} };
  const sending = useMutation({
    mutationFn: async () => {
      if (!template) return;
      const media = values.file ? (await uploadMedia(conversation.id, values.file)).mediaId : null;
      send({ template: testOf(template, withButtons(fromTemplate(template), values), values.body, values.header, media) });
      onClose();
    },
    meta: { shownInPlace: true },
  });
  // Refused as Meta would, before it is.
  const unwanted = conversation.contact.noAdvertising && template?.category === 'MARKETING';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <Dialog
      open onClose={onClose} title={t('chats.templates.title')} lead={t('chats.templates.lead')}
      foot={
        <>
          {sending.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, sending.error)}</p>}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="chat-template" look="primary" disabled={!template || unwanted || !isFilled(template, values) || sending.isPending}>{t('chats.templates.send')}</Button>
        </>
      }
    >
      {error && !all && <ErrorState error={error} retry={() => void refetch()} />}
      {!all && !error && <ListSkeleton rows={3} round={false} />}
      {all && !template && <p className={field.hint}>{t('chats.templates.none')} <Link to="/templates">{t('chats.templates.open')}</Link></p>}
      {template && (
        <form id="chat-template" onSubmit={submit} className={field.form} noValidate>
          <SelectField
            label={t('chats.templates.choose')} value={template.id} options={templates.map(({ id }) => id)}
            nameOf={id => templates.filter(one => one.id === id).map(({ name, language }) => `${name} · ${language}`).join('')}
            onChange={id => {
              setChosen(id);
              setTyped(null);
            }}
          />
          <p className={styles.template} dir="auto">{fill(fromTemplate(template).body, Object.fromEntries(Object.entries(values.body).filter(([, value]) => value.trim())))}</p>
          {unwanted && <p role="status" className={field.hint}>{t('chats.noAdvertisingWhy')}</p>}
          <TemplateValues template={template} values={values} onChange={setTyped} />
        </form>
      )}
    </Dialog>
  );
}
