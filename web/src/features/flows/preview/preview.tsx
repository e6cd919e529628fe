import { useQuery } from '@tanstack/react-query';
import { FlaskConical, Play, RotateCcw, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { companyQuery } from '@/api/company';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import { useMayChange } from '@/lib/use-may-change';
import { problemText } from '@/lib/problem-text';
import type { Content, PhoneActions } from '@/phone/model';
import { Phone } from '@/phone/phone';
import styles from './preview.module.css';
import { SaveTest } from './save-test';
import { tapOn } from './tap';
import { Trace } from './trace';
import type { SimulationPlay } from './use-simulation';
import { WhatIf } from './what-if';

/** A phone on which the draft is played: "how each flow step appears to the customer". */
export default function Preview({ play, onClose }: { play: SimulationPlay; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { data: company } = useQuery(companyQuery);
  const { now, whole: { phone }, begun, busy, error, send, back, restart } = play;
  const [saving, setSaving] = useState(false);
  const mayEdit = useMayChange('flows');

  const item = (value: Record<string, unknown>, shown: Content, replyTo?: string) => send({ input: { item: value }, shown, replyTo });
  const say = (text: string, replyTo?: string) => item({ type: 'text', body: text }, { kind: 'text', body: text }, replyTo);
  const actions: PhoneActions = {
    onText: say,
    onTap: (messageId, option) => send({ input: tapOn(now.messages, messageId, option.id, option.title), shown: { kind: 'text', body: option.title }, replyTo: messageId }),
    onFile: (file, as, caption) => item(
      { type: 'media', mediaId: crypto.randomUUID(), kind: as === 'image' ? 'Image' : 'Document', mimeType: file.type || 'application/octet-stream', filename: file.name, caption },
      { kind: 'media', media: { as, filename: file.name, mimeType: file.type, size: file.size, src: as === 'image' ? URL.createObjectURL(file) : undefined }, caption },
    ),
    onLocation: (place, replyTo) => item({ type: 'location', ...place }, { kind: 'location', place }, replyTo),
    onShareContact: replyTo => item({ type: 'contact', name: 'Asha', phones: [phone], own: true }, { kind: 'contacts', cards: [{ name: 'Asha', phone }] }, replyTo),
  };

  return (
    <aside className={styles.preview} aria-label={t('flows.preview')}>
      <header className={styles.header}>
        <h2>{t('flows.preview')}</h2>
        {mayEdit && <IconButton icon={FlaskConical} label={t('flows.tests.save')} disabled={!begun || busy} onClick={() => setSaving(true)} />}
        <IconButton icon={Undo2} flips label={t('flows.previewBack')} disabled={!begun || busy} onClick={back} />
        <IconButton icon={RotateCcw} label={t('flows.previewRestart')} disabled={!begun || busy} onClick={restart} />
        <IconButton icon={X} label={t('flows.previewClose')} onClick={onClose} />
      </header>
      <p className={styles.lead}>{t('flows.previewLead')}</p>
      <div className={styles.phone}>
        <Phone
          business={company?.name || t('common.app')} me={{ name: 'Asha', phone }} messages={[...now.messages]} actions={actions} language={language}
          typing={busy} notice={t('flows.previewNotice')}
        />
        {!begun && !busy && <div className={styles.begin}><Button look="primary" onClick={() => say(t('flows.previewFirst'))}><Play size={14} aria-hidden className="flips" /> {t('flows.previewStart')}</Button></div>}
      </div>
      {error && <p className={styles.error} role="alert" dir="auto">{problemText(t, error)}</p>}
      {begun ? <Trace moment={now} /> : <WhatIf play={play} />}
      {saving && <SaveTest play={play} onClose={() => setSaving(false)} />}
    </aside>
  );
}
