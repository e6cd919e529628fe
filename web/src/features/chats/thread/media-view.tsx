import { Download, FileText, ImageOff, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { mediaUrl } from '@/api/messaging';
import type { Item } from '@/api/types';
import { WhatsAppText } from '@/components/whatsapp-text';
import { useTranslation } from '@/i18n';
import styles from './content.module.css';

export function Gone({ words }: { words: string }) {
  return <p className={styles.gone}><ImageOff size={14} aria-hidden /> {words}</p>;
}

/** A picture in a box of fixed size, so that nothing moves when it arrives; it opens whole in a tab of its own. */
export function Picture({ src, alt }: { src: string; alt: string }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  if (failed) return <Gone words={t('chats.mediaGone')} />;
  return (
    <a className={styles.picture} href={src} target="_blank" rel="noreferrer" aria-label={t('chats.openImage')}>
      <img src={src} alt={alt} loading="lazy" onError={() => setFailed(true)} />
    </a>
  );
}

export function FileLink({ src, name }: { src: string; name: string }) {
  const { t } = useTranslation();
  return (
    <a className={styles.file} href={src} download={name} aria-label={t('chats.download', { name })}>
      <FileText size={20} strokeWidth={1.5} aria-hidden />
      <span><bdi className={styles.fileName}>{name}</bdi></span>
      <Download size={14} aria-hidden />
    </a>
  );
}

const kindNames = { Image: 'image', Video: 'video', Audio: 'audio', Voice: 'voice', Document: 'document', Sticker: 'sticker' } as const;

interface Sent {
  mediaId: string;
  kind: keyof typeof kindNames;
  filename?: string | null;
}

/** A file that went out: a picture as itself, all else to be opened. */
export function SentFile({ file: { mediaId, kind, filename }, words }: { file: Sent; words?: string | null | undefined }) {
  const { t } = useTranslation();
  return kind === 'Image' || kind === 'Sticker'
    ? <Picture src={mediaUrl(mediaId)} alt={words ?? t('chats.kinds.image')} />
    : <FileLink src={mediaUrl(mediaId)} name={filename ?? t(`chats.kinds.${kindNames[kind]}`)} />;
}

type Media = Extract<Item, { type: 'media' }>;

export function MediaView({ media, state }: { media: Media; state: 'pending' | 'stored' | 'failed' | undefined }) {
  const { t } = useTranslation();
  const src = mediaUrl(media.mediaId);
  const caption = media.caption && <WhatsAppText text={media.caption} className={styles.text} />;
  if (state === 'failed') return <><Gone words={t('chats.mediaGone')} />{caption}</>;
  if (state === 'pending') return <><p className={styles.gone}><LoaderCircle size={14} aria-hidden /> {t('chats.mediaLoading')}</p>{caption}</>;
  switch (media.kind) {
    case 'Image':
      return <><Picture src={src} alt={media.caption ?? t('chats.kinds.image')} />{caption}</>;
    case 'Sticker':
      return <span className={styles.stickerBox}><img src={src} alt={t('chats.kinds.sticker')} loading="lazy" /></span>;
    case 'Video':
      return <><video className={styles.video} src={src} controls preload="none" aria-label={t('chats.kinds.video')} />{caption}</>;
    case 'Audio':
    case 'Voice':
      return <audio className={styles.audio} src={src} controls preload="none" aria-label={t(media.kind === 'Voice' ? 'chats.kinds.voice' : 'chats.kinds.audio')} />;
    case 'Document':
      return <><FileLink src={src} name={media.filename ?? t('chats.kinds.document')} />{caption}</>;
  }
}
