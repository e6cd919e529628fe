import { Check, Contact, ExternalLink, List, MapPin, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import { imageUrl } from '@/api/catalog';
import { mediaUrl } from '@/api/messaging';
import type { Content } from '@/api/types';
import { WhatsAppText } from '@/components/whatsapp-text';
import { useTranslation } from '@/i18n';
import styles from './content.module.css';
import { ListOptions } from './list-options';
import { FileLink, Picture } from './media-view';

interface Props {
  content: Content;
  /** Reply ids the customer tapped in this conversation. */
  tapped: ReadonlySet<string>;
  /** Time and ticks: inside the bubble, above the options. */
  foot: ReactNode;
}

const kindNames = { Image: 'image', Video: 'video', Audio: 'audio', Voice: 'voice', Document: 'document', Sticker: 'sticker' } as const;

const Option = ({ icon, children, tapped = false }: { icon: ReactNode; children: ReactNode; tapped?: boolean }) => (
  <li className={styles.option} data-tapped={tapped}>{icon}<bdi>{children}</bdi></li>
);

/** What we said, drawn as the customer sees it, with the choice he made marked. */
export function ContentView({ content, tapped, foot }: Props) {
  const { t } = useTranslation();
  const text = (body: string) => <WhatsAppText text={body} className={styles.text} />;
  const caption = (words: string | null | undefined) => words && text(words);
  const only = (icon: ReactNode, label: string) => <ul className={styles.options}><Option icon={icon}>{label}</Option></ul>;

  switch (content.type) {
    case 'text':
      return <>{text(content.body)}{foot}</>;
    case 'image':
      return <><Picture src={imageUrl(content.image.imageId)} alt={content.caption ?? t('chats.kinds.image')} />{caption(content.caption)}{foot}</>;
    case 'media':
      return (
        <>
          {content.kind === 'Image' || content.kind === 'Sticker'
            ? <Picture src={mediaUrl(content.mediaId)} alt={content.caption ?? t('chats.kinds.image')} />
            : <FileLink src={mediaUrl(content.mediaId)} name={content.filename ?? t(`chats.kinds.${kindNames[content.kind]}`)} />}
          {caption(content.caption)}{foot}
        </>
      );
    case 'document':
      return <><FileLink src={mediaUrl(content.mediaId)} name={content.filename} />{caption(content.caption)}{foot}</>;
    case 'buttons':
      return (
        <>
          {content.picture && <Picture src={imageUrl(content.picture.imageId)} alt={content.header ?? t('chats.kinds.image')} />}
          {content.header && <p dir="auto" className={styles.header}>{content.header}</p>}
          {text(content.body)}
          {content.footer && <p dir="auto" className={styles.footer}>{content.footer}</p>}
          {foot}
          <ul className={styles.options}>
            {content.buttons.map(({ id, title }) => (
              <Option key={id} tapped={tapped.has(id)} icon={tapped.has(id) ? <Check size={14} aria-label={t('chats.tapped')} /> : <Reply size={14} className="flips" aria-hidden />}>
                {title}
              </Option>
            ))}
          </ul>
        </>
      );
    case 'list':
      return (
        <>
          {content.header && <p dir="auto" className={styles.header}>{content.header}</p>}
          {text(content.body)}
          {content.footer && <p dir="auto" className={styles.footer}>{content.footer}</p>}
          {foot}
          <ListOptions list={content} tapped={tapped} icon={<List size={14} aria-hidden />} />
        </>
      );
    case 'link':
      return <>{text(content.body)}{foot}{only(<ExternalLink size={14} aria-hidden />, content.label)}</>;
    case 'contact_request':
      return <>{text(content.body)}{foot}{only(<Contact size={14} aria-hidden />, t('chats.shareContact'))}</>;
    case 'location_request':
      return <>{text(content.body)}{foot}{only(<MapPin size={14} aria-hidden />, t('chats.sendLocation'))}</>;
    case 'template':
      return (
        <>
          <p className={styles.header}>{t('chats.template', { name: content.name, language: content.language })}</p>
          {content.bodyParameters.map((parameter, index) => <bdi key={index} className={styles.small}>{parameter}</bdi>)}
          {foot}
        </>
      );
  }
}
