import { ClipboardList, Contact, MapPin, MousePointerClick, ShoppingCart } from 'lucide-react';
import type { Item, Message } from '@/api/types';
import { WhatsAppText } from '@/components/whatsapp-text';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './content.module.css';
import { Gone, MediaView } from './media-view';

const mapUrl = (latitude: number, longitude: number) =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;

/** What a customer sent, as he sent it. */
export function ItemView({ item, media }: { item: Item; media: Message['media'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (item.type) {
    case 'text':
      return <WhatsAppText text={item.body} className={styles.text} />;
    case 'tap':
      return (
        <p className={styles.tap}>
          <MousePointerClick size={14} aria-hidden />
          <span className="visually-hidden">{t('chats.tappedOption')} </span>
          <bdi>{item.title}</bdi>
        </p>
      );
    case 'media':
      return <MediaView media={item} state={media?.state} />;
    case 'location':
      return (
        <a className={styles.place} href={mapUrl(item.latitude, item.longitude)} target="_blank" rel="noreferrer noopener">
          <MapPin size={20} strokeWidth={1.5} aria-hidden />
          <span>
            <bdi>{item.name ?? t('chats.kinds.location')}</bdi>
            <bdi className={styles.small}>{item.address ?? `${item.latitude.toFixed(5)}, ${item.longitude.toFixed(5)}`}</bdi>
          </span>
        </a>
      );
    case 'contact':
      return (
        <span className={styles.place}>
          <Contact size={20} strokeWidth={1.5} aria-hidden />
          <span>
            <bdi>{item.name ?? t(item.own ? 'chats.sharedNumber' : 'chats.sharedContact')}</bdi>
            {item.phones.map(phone => <bdi key={phone} dir="ltr" className={styles.small}>{phone}</bdi>)}
            {(item.more ?? []).map((card, index) => (
              <span key={index}>
                <bdi>{card.name ?? t('chats.sharedContact')}</bdi>
                {card.phones.map(phone => <bdi key={phone} dir="ltr" className={styles.small}>{phone}</bdi>)}
              </span>
            ))}
          </span>
        </span>
      );
    case 'cart':
      return (
        <span className={styles.place}>
          <ShoppingCart size={20} strokeWidth={1.5} aria-hidden />
          <span>
            {t('chats.cart', { count: item.lines.length })}
            {item.lines.map(line => <bdi key={line.productRetailerId} className={styles.small}>{format.number(line.quantity)} × {line.productRetailerId}</bdi>)}
            {item.note && <bdi className={styles.small}>{item.note}</bdi>}
          </span>
        </span>
      );
    case 'form':
      return (
        <span className={styles.place}>
          <ClipboardList size={20} strokeWidth={1.5} aria-hidden />
          <span>
            {t('chats.formFilled')}
            {Object.entries(item.answers).filter(([name]) => name !== 'flow_token').map(([name, answer]) => <bdi key={name} className={styles.small}>{name}: {answer}</bdi>)}
          </span>
        </span>
      );
    case 'reaction':
      return <p>{item.emoji ? t('chats.reacted', { emoji: item.emoji }) : t('chats.reactionRemoved')}</p>;
    case 'edit':
      return <><WhatsAppText text={item.body ?? ''} className={styles.text} /><p className={styles.footer}>{t('chats.edited')}</p></>;
    case 'revoke':
      return <Gone words={t('chats.revoked')} />;
    case 'unknown':
      return item.kind === 'request_welcome' ? <p>{t('chats.chatOpened')}</p> : <Gone words={t('chats.unsupported', { kind: item.kind })} />;
    case 'tombstone':
      return <Gone words={t('chats.lost')} />;
    case 'taken_over':
    case 'handed_back':
    case 'conversation_merged':
      return null;
  }
}
