import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { listConversations, uploadMedia } from '@/api/messaging';
import { sendTemplateTest } from '@/api/templates';
import type { Template } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { Problem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { useDebounced } from '@/lib/use-debounced';
import { fromTemplate, isMedia, testOf } from '@/lib/template-draft';
import { TemplateValues, withButtons, type Values } from '@/components/template-values';
import styles from './templates.module.css';

const mostFound = 8;

const reasonOf = (error: unknown) => (error instanceof Problem ? Object.values(error.errors).flat().join(' ') : '');

/** To one chat, with values of one's own. */
export function SendTest({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation();
  const draft = fromTemplate(template);
  const [search, setSearch] = useState('');
  const [chat, setChat] = useState<string | null>(null);
  const [values, setValues] = useState<Values>({ body: draft.examples, header: draft.header.example, file: null, buttons: Object.fromEntries(draft.buttons.map(({ example }, index) => [index, example])) });
  const sought = useDebounced(search.trim());
  const { data: found } = useQuery({
    queryKey: ['messaging', 'template-test-chats', sought] as const,
    queryFn: async ({ signal }) => (await listConversations(sought, 'open', null, signal)).items.slice(0, mostFound),
  });
  const withFile = isMedia(draft.header.format);
  const sending = useMutation({
    mutationFn: async (conversationId: string) => {
      const media = values.file ? (await uploadMedia(conversationId, values.file)).mediaId : null;
      return sendTemplateTest({ conversationId, template: testOf(template, withButtons(draft, values), values.body, values.header, media) });
    },
    meta: { shownInPlace: true },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chat) sending.mutate(chat);
  };
  return (
    <Dialog
      open onClose={onClose} title={t('templates.test')} lead={t('templates.testLead')}
      foot={
        <>
          {sending.isSuccess && chat
            ? <p role="status" className={field.hint}>{t('templates.testSent')} <Link to="/chats/$conversationId" params={{ conversationId: chat }}>{t('templates.testOpen')}</Link></p>
            : <p role="alert" dir="auto" className={field.error}>{sending.error ? reasonOf(sending.error) || problemText(t, sending.error) : ''}</p>}
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button type="submit" form="template-test" look="primary" disabled={!chat || (withFile && !values.file) || sending.isPending}>{sending.isPending ? t('templates.testSending') : t('templates.testSend')}</Button>
        </>
      }
    >
      <form id="template-test" onSubmit={submit} className={field.form} noValidate>
        <TextField label={t('templates.testFind')} dir="auto" autoComplete="off" value={search} onChange={event => setSearch(event.target.value)} />
        <ul className={styles.found} role="radiogroup" aria-label={t('templates.testTo')}>
          {found?.map(({ id, contact }) => (
            <li key={id}><label><input type="radio" name="chat" value={id} checked={chat === id} onChange={() => setChat(id)} /> <bdi>{contact.name ?? contact.phone ?? contact.username}</bdi></label></li>
          ))}
          {found?.length === 0 && <li className={field.hint}>{t('templates.testNobody')}</li>}
        </ul>
        <TemplateValues template={template} values={values} onChange={setValues} />
      </form>
    </Dialog>
  );
}
