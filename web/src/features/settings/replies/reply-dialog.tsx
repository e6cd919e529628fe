import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { addCannedReply, cannedRepliesQuery, changeCannedReply, giveCannedReplyFile, removeCannedReplyFile } from '@/api/messaging';
import { Problem } from '@/api/problem';
import type { CannedReply } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';

export function ReplyDialog({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [buttons, setButtons] = useState(() => [0, 1, 2].map(index => reply?.buttons[index]?.title ?? ''));
  const [file, setFile] = useState<File | null>(null);
  const [withoutFile, setWithoutFile] = useState(false);
  const [saved, setSaved] = useState(reply?.id);
  const kept = withoutFile ? null : reply?.file ?? null;
  const saving = useMutation({
    mutationFn: async () => {
      const draft = { shortcut: shortcut.trim(), text: text.trim(), buttons: buttons.map(title => title.trim()).filter(Boolean).map(title => ({ title })) };
      if (reply?.file && withoutFile) await removeCannedReplyFile(reply.id);
      // Kept where only the file is refused: the next try changes what was added.
      if (saved) await changeCannedReply(saved, draft);
      const known = saved ?? (await addCannedReply(draft)).id;
      setSaved(known);
      if (file) await giveCannedReplyFile(known, file);
    },
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey });
      onClose();
    },
  });
  const errors = saving.error instanceof Problem ? saving.error.errors : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog open onClose={onClose} title={reply ? t('settings.replies.edit') : t('settings.replies.add')}>
      <form onSubmit={submit} className={field.form}>
        <TextField
          autoFocus required label={t('settings.replies.shortcut')} hint={t('settings.replies.shortcutHint')} pattern="[a-z0-9\-]+" maxLength={40} dir="ltr" spellCheck={false} value={shortcut}
          error={errors['Shortcut']?.[0] ?? errors['shortcut']?.[0]} onChange={event => setShortcut(event.target.value)}
        />
        <div className={field.field}>
          <label htmlFor={id} className={field.label}>{t('settings.replies.text')}</label>
          <textarea id={id} required rows={4} dir="auto" maxLength={4096} className={field.input} value={text} aria-describedby={`${id}-hint`} onChange={event => setText(event.target.value)} />
          <p id={`${id}-hint`} className={field.hint}>{t('settings.replies.variables', { open: '{{', close: '}}' })}</p>
        </div>
        <div className={field.field}>
          <label htmlFor={`${id}-file`} className={field.label}>{t('settings.replies.file')}</label>
          {kept && !file && <p className={field.hint}><bdi>{kept.filename}</bdi> <Button look="bare" onClick={() => setWithoutFile(true)}>{t('chats.removeFile')}</Button></p>}
          <input id={`${id}-file`} type="file" aria-describedby={`${id}-file-hint`} onChange={event => setFile(event.target.files?.[0] ?? null)} />
          <p id={`${id}-file-hint`} className={field.hint}>{t('settings.replies.fileHint')}</p>
          {errors['file'] && <p role="alert" className={field.error}>{errors['file'][0]}</p>}
        </div>
        {buttons.map((title, index) => (
          <TextField key={index} label={t('chats.button', { number: index + 1 })} maxLength={20} dir="auto" value={title} onChange={event => setButtons(buttons.map((one, at) => (at === index ? event.target.value : one)))} />
        ))}
        {errors['buttons'] && <p role="alert" className={field.error}>{errors['buttons'][0]}</p>}
        {saving.error && Object.keys(errors).length === 0 && <p role="alert" dir="auto" className={field.error}>{problemText(t, saving.error)}</p>}
        <div><Button type="submit" look="primary" disabled={!shortcut.trim() || !text.trim() || saving.isPending}>{t('common.save')}</Button></div>
      </form>
    </Dialog>
  );
}
