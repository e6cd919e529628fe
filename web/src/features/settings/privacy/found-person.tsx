import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Eraser } from 'lucide-react';
import { useState } from 'react';
import { erasePerson, erasuresQuery, exportPerson } from '@/api/privacy';
import type { PersonFound, PersonRequest } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Facts } from '@/components/facts';
import field from '@/components/field.module.css';
import { Section } from '@/components/sections';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import styles from './privacy.module.css';

interface Props {
  asked: PersonRequest;
  person: PersonFound;
  onErased: () => void;
}

function save(file: Blob) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: 'person.zip' });
  link.click();
  URL.revokeObjectURL(link.href);
}

export function FoundPerson({ asked, person, onErased }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const exporting = useMutation({ mutationFn: () => exportPerson(asked), onSuccess: save });
  const erasing = useMutation({
    mutationFn: () => erasePerson(asked),
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: erasuresQuery.queryKey });
      toast(t('privacy.begun'), 'good');
      onErased();
    },
  });
  const held = Object.entries(person.records).map(([service, tables]) => [service, Object.values(tables).reduce((sum, rows) => sum + rows, 0)] as const).filter(([, rows]) => rows > 0);
  const listed = (words: readonly string[]) => <bdi>{words.length ? words.join(', ') : t('privacy.none')}</bdi>;
  return (
    <Section title={t('privacy.found')}>
      <Facts facts={[
        { name: t('privacy.names'), value: listed(person.names) },
        { name: t('privacy.numbers'), value: listed(person.numbers.map(number => `+${number}`)) },
        { name: t('privacy.chats'), value: person.conversations.length },
        { name: t('privacy.held'), value: listed(held.map(([service, rows]) => `${service} ${rows}`)) },
      ]} />
      <div className={styles.acts}>
        <Button disabled={exporting.isPending} onClick={() => exporting.mutate()}><Download size={14} aria-hidden /> {exporting.isPending ? t('privacy.exporting') : t('privacy.export')}</Button>
        <Button onClick={() => setAsking(true)}><Eraser size={14} aria-hidden /> {t('privacy.erase')}</Button>
      </div>
      {asking && (
        <Dialog
          open onClose={() => setAsking(false)} title={t('privacy.eraseAsk')} lead={t('privacy.eraseText')}
          foot={
            <>
              {erasing.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, erasing.error)}</p>}
              <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
              <Button look="primary" disabled={erasing.isPending} onClick={() => erasing.mutate()}>{erasing.isPending ? t('privacy.erasing') : t('privacy.eraseConfirm')}</Button>
            </>
          }
        >
          <p><b>{listed(person.names)}</b></p>
        </Dialog>
      )}
    </Section>
  );
}
