import { CircleAlert, Clock3, Paperclip } from 'lucide-react';
import { imageUrl } from '@/api/catalog';
import type { OutgoingMessage } from '@/api/types';
import { Button } from '@/components/button';
import { WhatsAppText } from '@/components/whatsapp-text';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { useFormat } from '@/lib/use-format';
import type { Outbox, OutboxEntry } from '../use-outbox';
import content from './content.module.css';
import { Picture } from './media-view';
import { TemplateView, type SentTemplate } from './template-view';
import styles from './thread.module.css';

const nothing: ReadonlySet<string> = new Set();

/** As it will come back from the server; the file of its header is known there first. */
const sentBy = ({ headerParameter, buttonParameters, bodyParameters = [], ...rest }: NonNullable<OutgoingMessage['template']>): SentTemplate =>
  ({ ...rest, bodyParameters, headerText: headerParameter ?? null, ...(buttonParameters && { buttons: buttonParameters }) });

/** A message on its way to the server: there at once, and the truth when it could not go. */
export function OutboxRow({ entry, outbox }: { entry: OutboxEntry; outbox: Outbox }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { text, mediaId, buttons, template, picture, content: other } = entry.message;
  const foot = <div className={styles.foot}><time className="numeric" dateTime={entry.at}>{format.time(entry.at)}</time>{entry.error === undefined && <span className={styles.ticks}><Clock3 size={14} aria-label={t('chats.status.pending')} /></span>}</div>;
  return (
    <li className={styles.message} data-by="person" data-first data-outbox>
      <div className={styles.bubble}>
        {mediaId && <p className={content.tap}><Paperclip size={14} aria-hidden /> {t('chats.attachment')}</p>}
        {picture && <Picture src={imageUrl(picture.imageId)} alt={t('chats.kinds.image')} />}
        {other?.type === 'reaction' && <p>{t('chats.reacted', { emoji: other.emoji ?? '' })}</p>}
        {(other?.type === 'location_request' || other?.type === 'contact_request') && <WhatsAppText text={other.body} className={content.text} />}
        {text && <WhatsAppText text={text} className={content.text} />}
        {template ? <TemplateView sent={sentBy(template)} tapped={nothing} foot={foot} /> : foot}
        {buttons && buttons.length > 0 && <ul className={content.options}>{buttons.map(button => <li key={button.title} className={content.option}><bdi>{button.title}</bdi></li>)}</ul>}
      </div>
      {entry.error !== undefined && (
        <p className={styles.failed} role="alert">
          <CircleAlert size={12} aria-hidden /> <span>{t('chats.notSent')} <bdi>{problemText(t, entry.error)}</bdi></span>
          <Button look="bare" onClick={() => outbox.again(entry)}>{t('chats.sendAgain')}</Button>
          <Button look="bare" onClick={() => outbox.discard(entry.key)}>{t('chats.discard')}</Button>
        </p>
      )}
    </li>
  );
}
