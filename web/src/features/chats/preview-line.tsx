import { Contact, FileText, Image, List, MapPin, Mic, Music, Search, ShoppingCart, Sticker, Video, type LucideIcon } from 'lucide-react';
import type { Conversation } from '@/api/types';
import { useTranslation } from '@/i18n';
import { withoutMarks } from '@/lib/whatsapp-text';
import styles from './conversation-list.module.css';

const icons: Record<string, LucideIcon> = {
  image: Image, video: Video, audio: Music, voice: Mic, document: FileText, sticker: Sticker, location: MapPin, contact: Contact, cart: ShoppingCart, list: List,
};

const words = ['image', 'video', 'audio', 'voice', 'document', 'sticker', 'location', 'contact', 'cart', 'list', 'buttons', 'template', 'reaction', 'form', 'product'] as const;

/** The last line of a conversation: who, of what kind, and its words; of a search what was found in it. */
export function PreviewLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { lastText, lastKind, lastBy, hrOnly, found } = conversation;
  const Icon = lastKind ? icons[lastKind] : undefined;
  const kind = words.find(word => word === lastKind);
  const text = lastText ? withoutMarks(lastText) : (hrOnly ? t('chats.applicationInProgress') : kind ? t(`chats.kinds.${kind}`) : lastKind ? t('chats.kinds.unknown') : '');
  if (found) {
    return (
      <span className={styles.preview}>
        <Search size={13} aria-hidden />
        <bdi>{found}</bdi>
      </span>
    );
  }

  return (
    <span className={styles.preview}>
      {lastBy === 'bot' && <span className={styles.by}>{t('chats.bot')}</span>}
      {lastBy === 'person' && <span className={styles.by}>{t('chats.you')}</span>}
      {Icon && <Icon size={13} aria-hidden />}
      <bdi>{text}</bdi>
    </span>
  );
}
